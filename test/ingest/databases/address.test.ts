import { expect, test } from "vitest";
import { DatabaseError, parseAddress } from "../../../ingest/sources/database/index.ts";

const url = "postgresql://an%20user:p%40ss%2Fword@db.example.org:5433/sales%20data?sslmode=verify-full";

test("a URL is read with its escapes", () => {
  const { user, password, host, port, database, tls, format } = parseAddress(url, "ERP_URL");
  expect({ user, password, host, port, database, format }).toEqual({
    format: "postgres",
    user: "an user",
    password: "p@ss/word",
    host: "db.example.org",
    port: 5433,
    database: "sales data",
  });
  expect(tls).toEqual({ isVerified: true, ca: null });
});

test("ports, sockets and TLS have the meaning that the servers' own tools give them", () => {
  expect(parseAddress("mariadb://u:p@h/d", "X")).toMatchObject({ format: "mysql", port: 3306, tls: null });
  expect(parseAddress("postgres://u:p@h/d?sslmode=require", "X").tls).toEqual({
    isVerified: false,
    ca: null,
  });
  expect(parseAddress("mysql://u:p@h/d?ssl-mode=VERIFY_CA", "X").tls).toEqual({ isVerified: true, ca: null });
  expect(parseAddress("postgres:///d?host=/run/postgresql", "X").socket).toBe("/run/postgresql");
  expect(() => parseAddress("postgres://u:p@h/d?sslmode=maybe", "X")).toThrow(
    "sslmode maybe, which is not known",
  );
});

test("a URL that is none is refused by the name of its variable, and never shown", () => {
  const wrong = [
    "",
    "db.example.org",
    "https://u:s3cret@h/d",
    "postgres://u:s3cret@h",
    "postgres://u:s3cret%zz@h/d",
  ];
  for (const text of wrong) {
    const message = (() => {
      try {
        parseAddress(text, "ERP_URL");
        return "accepted";
      } catch (error) {
        return String((error as Error).message);
      }
    })();
    expect(message).toMatch(/^ERP_URL /);
    expect(message).not.toContain("s3cret");
  }
});

test("what a driver says loses everything of the URL", () => {
  const address = parseAddress(url, "ERP_URL");
  const said = new Error(
    `cannot reach ${url}: an user with p@ss/word (p%40ss%2Fword) at db.example.org:5433`,
  );
  const error = new DatabaseError("login", address, said);
  for (const secret of ["an user", "p@ss/word", "p%40ss%2Fword", "db.example.org", url]) {
    expect(error.message).not.toContain(secret);
    expect(String((error.cause as Error).stack)).not.toContain(secret);
  }
});
