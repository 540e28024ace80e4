import type { PathQuestion } from '../page-messages.ts';

const TITLES = {
  file: '파일 열기 · Open a file',
  folder: '폴더 선택 · Choose a folder',
  save: '다른 이름으로 저장 · Save as',
} as const;

/** Stands in for the system's file dialog: asks for a path on this computer, null when cancelled. */
export function askForPath({ want, suggestion }: PathQuestion): Promise<string | null> {
  const box = dialogBox(TITLES[want]);
  const label = document.createElement('label');
  label.textContent = '이 컴퓨터의 경로 · Path on this computer';
  label.style.display = 'grid';
  label.style.gap = '4px';
  const field = document.createElement('input');
  field.name = 'preview-path';
  field.value = suggestion;
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.style.font = 'inherit';
  field.style.padding = '6px';
  label.append(field);
  const buttons = document.createElement('div');
  buttons.style.display = 'flex';
  buttons.style.justifyContent = 'flex-end';
  buttons.style.gap = '8px';
  const cancel = button('취소 · Cancel');
  const accept = button('확인 · OK');
  buttons.append(cancel, accept);
  box.append(label, buttons);

  return new Promise((resolve) => {
    const end = (path: string | null) => {
      box.close();
      box.remove();
      resolve(path);
    };
    const confirm = () => {
      if (field.value.trim() !== '') end(field.value.trim());
    };
    cancel.addEventListener('click', () => end(null));
    accept.addEventListener('click', confirm);
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.code === 'Enter' && !event.isComposing) confirm();
    });
    box.addEventListener('cancel', (event) => {
      event.preventDefault();
      end(null);
    });
    document.body.append(box);
    box.showModal();
    field.select();
  });
}

/** One sentence over everything: the page is no longer connected to the program. */
export function say(sentence: string): void {
  const box = dialogBox(sentence);
  box.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(box);
  box.showModal();
}

function dialogBox(title: string): HTMLDialogElement {
  const box = document.createElement('dialog');
  box.setAttribute('aria-label', title);
  box.setAttribute('data-preview-dialog', '');
  const heading = document.createElement('strong');
  heading.textContent = title;
  box.append(heading);
  box.style.width = 'min(32rem, 90vw)';
  box.style.padding = '20px';
  box.style.border = '1px solid #888';
  box.style.borderRadius = '8px';
  box.style.font = '14px system-ui, sans-serif';
  box.addEventListener('toggle', () => {
    box.style.display = box.open ? 'grid' : 'none';
    box.style.gap = '12px';
  });
  return box;
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.style.font = 'inherit';
  made.style.padding = '6px 14px';
  return made;
}
