import { notifications } from '@mantine/notifications';
import { IconMailDown } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { forgetHandedText, handText } from '../ui/handed-text.ts';
import { ROUTES } from '../ui/routes.ts';
import { useMay } from '../use-status.ts';
import { type DropProblem, readDropped } from './read-dropped.ts';

const PROBLEM = 'drop-problem';

/** A mail dropped anywhere on the window goes to the paste screen; what cannot be read is said, and nothing changes. */
export function DropToken() {
  const { t } = useTranslation('shell');
  const [path, navigate] = useLocation();
  const [over, setOver] = useState(false);
  const may = useMay('operator');
  const onPasteScreen = path.startsWith(ROUTES.pasteToken);

  // Whoever goes elsewhere, or is locked out, leaves no token behind.
  useEffect(() => {
    if (!onPasteScreen) forgetHandedText();
  }, [onPasteScreen]);
  useEffect(() => forgetHandedText, []);

  useEffect(() => {
    const say = (problem: DropProblem | 'role', name = '') => {
      notifications.hide(PROBLEM);
      notifications.show({
        id: PROBLEM,
        color: 'red',
        autoClose: false,
        message: t(`drop.problem.${problem}`, { name }),
      });
    };
    const read = async (files: readonly File[]) => {
      const dropped = await readDropped(files);
      if (dropped.kind === 'problem') return say(dropped.problem, dropped.name);
      notifications.hide(PROBLEM);
      // The screen first: an unsaved form elsewhere is asked about, and the text waits for the answer.
      if (!onPasteScreen) navigate(ROUTES.pasteToken);
      handText(dropped);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(may);
    };
    const onLeave = (event: DragEvent) => {
      // Out of the window, not from one element to the next.
      if (!event.relatedTarget) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (may) void read([...(event.dataTransfer?.files ?? [])]);
      else say('role');
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [t, navigate, may, onPasteScreen]);

  if (!over) return null;
  return (
    <div className="drop-here" role="status">
      <div>
        <IconMailDown size={44} stroke={1.4} aria-hidden />
        <strong>{t('drop.here')}</strong>
        <span>{t('drop.hint')}</span>
      </div>
    </div>
  );
}

/** Text that is dragged inside the window keeps its own way. */
function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
