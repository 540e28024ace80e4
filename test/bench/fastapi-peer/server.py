"""The job as its origin builds it: one service, one SQLite file, a JWT in a mail with a link, synchronous hashing.

Usage: server.py <port> <smtp port> <database>. The mail server takes mail without TLS and sign-in.
"""

import smtplib
import sqlite3
import sys
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage

import bcrypt
import jwt
import uvicorn
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

PORT, SMTP_PORT, DATABASE = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
SECRET = "a-secret-of-at-least-thirty-two-bytes"
app = FastAPI()


def connect():
    return sqlite3.connect(DATABASE)


with connect() as db:
    db.execute("CREATE TABLE IF NOT EXISTS users (email TEXT PRIMARY KEY, password TEXT)")
    db.executemany(
        "INSERT OR IGNORE INTO users VALUES (?, '-')",
        [(f"person{n}@office.test",) for n in range(1000)],
    )


class Asked(BaseModel):
    email: str


class Chosen(BaseModel):
    password: str


@app.post("/password/reset")
def request_reset(asked: Asked):
    with connect() as db:
        if db.execute("SELECT 1 FROM users WHERE email = ?", (asked.email,)).fetchone() is None:
            raise HTTPException(404)
    expires = datetime.now(timezone.utc) + timedelta(hours=1)
    token = jwt.encode({"email": asked.email, "exp": expires}, SECRET, algorithm="HS256")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@office.test", asked.email, "비밀번호 재설정"
    mail.set_content(f"http://localhost/password/reset/{token}")
    with smtplib.SMTP("127.0.0.1", SMTP_PORT) as smtp:
        smtp.send_message(mail)
    return {"message": "비밀번호 재설정 이메일을 보냈습니다.", "token": token}


@app.post("/password/reset/{token}")
def reset(token: str, chosen: Chosen):
    try:
        claims = jwt.decode(token, SECRET, algorithms=["HS256"])
    except jwt.ExpiredSignatureError:
        raise HTTPException(400, "JWT 토큰이 만료되었습니다.")
    except jwt.InvalidTokenError:
        raise HTTPException(400, "유효하지 않은 JWT 토큰입니다.")
    hashed = bcrypt.hashpw(chosen.password.encode(), bcrypt.gensalt(12)).decode()
    with connect() as db:
        db.execute("UPDATE users SET password = ? WHERE email = ?", (hashed, claims["email"]))
    return {"message": "비밀번호 재설정 성공"}


uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="error")
