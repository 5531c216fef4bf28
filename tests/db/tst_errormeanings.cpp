// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "platform/standardstreams.h"
#include "support/standinserver.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QTemporaryFile>
#include <QtTest/QtTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using test::StandInServer;

namespace {

using When = ErrorMeaning::When;

//! What a server would say for one line of the table.
SqlDetails exampleOf(const ErrorMeaning &meaning, Phase phase)
{
    SqlDetails sql;
    if (phase == Phase::Running)
        sql.sqlState = QString(meaning.sqlState).leftJustified(5, u'0');
    QString text = QString(meaning.text).section(u'|', 0, 0);
    text.replace(u'*', u" and "_s).replace(u"\"\""_s, u"\"named\""_s);
    text.replace(QRegularExpression(u"^on own socket"_s),
                 u"connection to server on socket \"/x/catalpa/.s.PGSQL.1\""_s);
    text.replace(QRegularExpression(u"^on socket"_s), u"connection to server on socket \"/x/.s.PGSQL.1\""_s);
    sql.primary = text;
    if (phase == Phase::Connecting && text.isEmpty() && !meaning.sqlState.isEmpty()) // As in another language.
        sql.primary = u"FATAL:  %1: "_s.arg(QString(meaning.sqlState).leftJustified(5, u'0'));
    const QLatin1StringView sentence(meaning.sentence);
    if (sentence.contains("%words"_L1))
        sql.primary += u"Mercury is retrograde"_s;
    if (sentence.contains("%name"_L1) && !text.contains(u'"'))
        sql.primary += u" \"named\""_s;
    if (sentence.contains("%column"_L1))
        sql.column = u"email"_s;
    if (sentence.contains("%constraint"_L1))
        sql.constraint = u"authors_name_key"_s;
    if (sentence.contains("%key"_L1))
        sql.detail = u"Key (name)=(Karel) already exists."_s;
    return sql;
}

StandInServer::Answer answerWith(const SqlDetails &sql, const QByteArray &severity)
{
    return {.severity = severity,
            .sqlState = sql.sqlState.isEmpty() ? QByteArray("XX000") : sql.sqlState.toUtf8(),
            .text = sql.primary.toUtf8(),
            .detail = sql.detail.toUtf8(),
            .hint = sql.hint.toUtf8(),
            .column = sql.column.toUtf8(),
            .constraint = sql.constraint.toUtf8()};
}

//! What a process writes to its standard error while this lives.
class StandardError {
public:
    StandardError()
    {
        m_file.open();
        fflush(stderr);
        dup2(m_file.handle(), STDERR_FILENO);
    }
    ~StandardError()
    {
        fflush(stderr);
        dup2(m_before, STDERR_FILENO);
        ::close(m_before);
    }
    QByteArray text()
    {
        fflush(stderr);
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    QTemporaryFile m_file;
    int m_before = dup(STDERR_FILENO);
};

} // namespace

//! What servers, poolers and libpq say, and what is told of it.
class ErrorMeaningsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.sql(m_address,
                     u"CREATE TABLE people (id serial PRIMARY KEY, name text UNIQUE, email text NOT NULL DEFAULT '', "
                     "country text CONSTRAINT country_is_short CHECK (length(country) = 2)); "
                     "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                     "IF NEW.country = 'XX' THEN RAISE EXCEPTION 'Country XX is not used any more' "
                     "USING HINT = 'Use ZZ.'; END IF; RETURN NEW; END $$; "
                     "CREATE TRIGGER refuse BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION refuse(); "
                     "CREATE FUNCTION refuse_as(state text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN "
                     "RAISE EXCEPTION 'Only on Mondays' USING ERRCODE = state, CONSTRAINT = 'here', COLUMN = 'email', "
                     "HINT = 'Come back.'; END $$; "
                     "CREATE SEQUENCE few_seq START 2 MAXVALUE 2; "
                     "SELECT nextval('few_seq'); INSERT INTO people (name) VALUES ('Karel')"_s);
    }

    void findsEveryLineOfTheTable_data() { lines(); }
    void findsEveryLineOfTheTable()
    {
        QFETCH(int, line);
        QFETCH(Phase, phase);
        const ErrorMeaning &meaning = errorMeanings()[size_t(line)];

        const Error error = errorFrom(phase, exampleOf(meaning, phase));

        QCOMPARE(meaningOf(phase, exampleOf(meaning, phase)), &meaning);
        QCOMPARE(error.kind, meaning.kind);
        QVERIFY2(error.message.endsWith(u'.'), qPrintable(error.message));
        QVERIFY2(!error.message.contains(u'%'), qPrintable(error.message));
        QCOMPARE(passesByItself(error), meaning.end == ErrorMeaning::End::Passes);
    }

    void understandsEveryLineFromAServer_data() { lines(true); }
    void understandsEveryLineFromAServer()
    {
        QFETCH(int, line);
        QFETCH(Phase, phase);
        const ErrorMeaning &meaning = errorMeanings()[size_t(line)];
        SqlDetails example = exampleOf(meaning, phase);
        StandInServer server;
        if (phase == Phase::Connecting)
            server.refuseLogins({answerWith(example, "FATAL")});
        else
            server.refuseStatements({answerWith(example, "ERROR")});
        Session session(server.address());

        const auto answer = session.run("SELECT 1");

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, meaning.kind);
        QCOMPARE(answer.error().message, errorFrom(phase, example).message);
    }

    void saysWhatHasHappened_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("sentence");
        const auto row = [](Phase phase, const char *state, const char *text, ErrorKind kind, const QString &sentence) {
            QTest::addRow("%s %s", phase == Phase::Connecting ? "connect" : "statement", text)
                << phase << QByteArray(state) << QByteArray(text) << kind << sentence;
        };
        const auto connecting = Phase::Connecting;
        const auto running = Phase::Running;
        const auto waking = u"The database is waking or busy. Try again in a moment."_s;
        const auto full = u"The disk of the computer that holds the database is full. "
                          "Trying again does not help before there is room on it."_s;

        row(connecting, "53300", "too many connections for role \"r1\"", ErrorKind::Busy,
            u"This user has as many connections to the server as it may have. Try again in a moment."_s);
        row(connecting, "53300", "too many connections for database \"lim\"", ErrorKind::Busy,
            u"The database has as many connections as it may have. Try again in a moment."_s);
        row(connecting, "53300", "sorry, too many clients already", ErrorKind::Busy,
            u"The database is too busy. Try again in a moment."_s);
        row(connecting, "28000", "role \"too many connections for role\" does not exist", ErrorKind::Refused,
            u"The server does not know this user name."_s);
        row(connecting, "3D000", "database \"over quota\" does not exist", ErrorKind::Refused,
            u"There is no database of that name on the server."_s);
        row(running, "53100", "could not extend file \"base/1/2\": No space left on device", ErrorKind::Exhausted,
            full);
        row(connecting, "XX000", "could not write init file: No space left on device", ErrorKind::Exhausted, full);
        row(connecting, "XX000", "Couldn't connect to compute node", ErrorKind::Busy, waking);
        row(running, "XX000", "Couldn't connect to compute node", ErrorKind::Busy, waking);
        row(connecting, "57P01", "terminating connection due to administrator command", ErrorKind::Busy, waking);
        row(connecting, "57P02", "terminating connection because of crash of another server process", ErrorKind::Busy,
            waking);
        row(connecting, "57P03", "the database system is starting up", ErrorKind::Busy,
            u"The database is starting or stopping. Try again in a moment."_s);
        row(connecting, "08P01", "query_wait_timeout", ErrorKind::Busy, waking);
        row(running, "08P01", "query_wait_timeout", ErrorKind::Busy, waking);
        row(connecting, "08P01", "no more connections allowed (max_client_conn)", ErrorKind::Busy,
            u"The database is too busy. Try again in a moment."_s);
        row(connecting, "08P01", "no such database: catalogue", ErrorKind::Refused,
            u"There is no database of that name on the server."_s);
        const auto used = u"The allowance of the Neon plan is used up. "
                          "Nothing can be read or saved before it is renewed or raised in the Neon console."_s;
        const auto quota = "Your account or project has exceeded the compute time quota. Upgrade your plan to "
                           "increase limits.";
        row(connecting, "XX000", quota, ErrorKind::Exhausted, used);
        row(running, "XX000", quota, ErrorKind::Exhausted, used);
        row(running, "XX000", "The endpoint has been disabled. Enable it using the API and retry.", ErrorKind::Refused,
            u"The database was switched off by its administrator."_s);
        row(running, "P0001", "Your quota of books is exceeded", ErrorKind::Invalid,
            u"Your quota of books is exceeded."_s);
        row(connecting, "28000",
            "no pg_hba.conf entry for host \"10.0.0.1\", user \"a\", database \"b\", no encryption", ErrorKind::Refused,
            u"The server does not let this user in from this computer without encryption. "
            "Add sslmode=require to the address, or ask whoever looks after the server."_s);
        row(connecting, "42704", "unrecognized configuration parameter \"endpoint\"", ErrorKind::Refused,
            u"The server refused the setting “options” of the address. Take it out of the address."_s);
        row(running, "2200H", "nextval: reached maximum value of sequence \"authors_id_seq\" (2147483647)",
            ErrorKind::Exhausted, u"The numbers for new records are used up. Ask whoever looks after the database."_s);
        row(running, "22P05", "character with byte sequence 0xe2 in encoding \"UTF8\" has no equivalent in \"LATIN1\"",
            ErrorKind::Invalid,
            u"The encoding of this database lacks characters that are needed. The catalogue needs a database with the "
            "encoding UTF-8."_s);
        row(running, "XX001", "invalid page in block 3", ErrorKind::Unexpected,
            u"The database refused this with the error XX001. It says: invalid page in block 3."_s);
        row(connecting, "28P01", "Passwort-Authentifizierung für Benutzer »bob« fehlgeschlagen", ErrorKind::Refused,
            u"The user name or password was not accepted."_s);
        row(connecting, "28000", "role « bob » inexistant", ErrorKind::Refused,
            u"The server did not accept this login. It says: role « bob » inexistant."_s);
        row(connecting, "3D000", "Datenbank »lib« existiert nicht", ErrorKind::Refused,
            u"There is no database of that name on the server."_s);
        row(connecting, "53300", "tut mir leid, schon zu viele Verbindungen", ErrorKind::Busy,
            u"The database is too busy. Try again in a moment."_s);
        row(connecting, "57P03", "das Datenbanksystem startet", ErrorKind::Busy,
            u"The database is starting or stopping. Try again in a moment."_s);
        row(connecting, "42501", "keine Berechtigung für Datenbank lib", ErrorKind::Rights,
            u"This user may not open the database. Ask whoever looks after it."_s);
        row(connecting, "42704", "unbekannter Konfigurationsparameter »endpoint«", ErrorKind::Refused,
            u"The server refused a setting of the address. It says: unbekannter Konfigurationsparameter »endpoint«."_s);
        row(running, "54000", "index row size 8200 exceeds btree version 4 maximum 2704 for index \"i\"",
            ErrorKind::Invalid, u"This text is too long to be stored."_s);
        row(running, "54001", "stack depth limit exceeded", ErrorKind::Invalid,
            u"This is more than the database can do at once. It says: stack depth limit exceeded."_s);
        row(connecting, "XX000", "Mercury is retrograde", ErrorKind::Offline,
            u"The server did not let Catalpa in. It says: Mercury is retrograde."_s);
    }
    void saysWhatHasHappened()
    {
        QFETCH(Phase, phase);
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, text);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, sentence);
        StandInServer server;
        if (phase == Phase::Connecting)
            server.refuseLogins({{"FATAL", state, text}});
        else
            server.refuseStatements({{"ERROR", state, text}});
        Session session(server.address());

        const auto answer = session.run("SELECT 1");

        QVERIFY(!answer);
        QCOMPARE(answer.error().message, sentence);
        QCOMPARE(answer.error().kind, kind);
    }

    void knowsWhatIsRaisedInEveryLanguage_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<bool>("raised");

        // As the server's messages of PostgreSQL 15 have it.
        QTest::addRow("English") << u"PL/pgSQL function watch() line 3 at RAISE\nSQL statement \"SELECT watch()\""_s
                                 << true;
        QTest::addRow("French") << u"fonction PL/pgSQL watch(), ligne 3 à RAISE"_s << true;
        QTest::addRow("Japanese") << u"PL/pgSQL関数watch()の3行目 - RAISE"_s << true;
        QTest::addRow("German") << u"PL/pgSQL-Funktion watch() Zeile 3 bei RAISE"_s << true;
        QTest::addRow("another statement") << u"PL/pgSQL function watch() line 3 at SQL statement"_s << false;
        QTest::addRow("ours") << u"PL/pgSQL function catalpa.watch() line 3 at RAISE"_s << false;
        QTest::addRow("ours, in Japanese") << u"PL/pgSQL関数catalpa.watch()の3行目 - RAISE"_s << false;
        QTest::addRow("another schema") << u"PL/pgSQL function mycatalpa.watch() line 3 at RAISE"_s << true;
        QTest::addRow("sent by ourselves") << u"PL/pgSQL function inline_code_block line 1 at RAISE"_s << false;
    }
    void knowsWhatIsRaisedInEveryLanguage()
    {
        QFETCH(const QString, context);
        QFETCH(const bool, raised);
        SqlDetails sql;
        sql.context = context;

        QCOMPARE(isRaised(sql), raised);
    }

    void namesTheFieldAndTheRule_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("sentence");

        QTest::addRow("trigger") << QByteArray("INSERT INTO people (name, country) VALUES ('a', 'XX')")
                                 << ErrorKind::Invalid << u"Country XX is not used any more. Use ZZ."_s;
        for (const char *state : {"42501", "23502", "25006", "23514", "55P03", "57014", "08006", "53100", "2200H"}) {
            QTest::addRow("raised as %s", state) << QByteArray("SELECT refuse_as('") + state + "')"
                                                 << ErrorKind::Invalid << u"Only on Mondays. Come back."_s;
        }
        QTest::addRow("in a function, but not raised")
            << QByteArray("DO $$ BEGIN INSERT INTO people (name, email) VALUES ('a', NULL); END $$")
            << ErrorKind::Invalid << u"The database wants a value in the column “email”."_s;
        QTest::addRow("not null") << QByteArray("INSERT INTO people (name, email) VALUES ('a', NULL)")
                                  << ErrorKind::Invalid << u"The database wants a value in the column “email”."_s;
        QTest::addRow("unique") << QByteArray("INSERT INTO people (name) VALUES ('Karel')") << ErrorKind::Invalid
                                << u"There is already a record with the same value in “name”."_s;
        QTest::addRow("check") << QByteArray("INSERT INTO people (name, country) VALUES ('a', 'CZE')")
                               << ErrorKind::Invalid
                               << u"The database refuses this value: the rule “country_is_short” is broken."_s;
        QTest::addRow("numbers") << QByteArray("SELECT nextval('few_seq')") << ErrorKind::Exhausted
                                 << u"The numbers for new records are used up. Ask whoever looks after the database."_s;
        QTest::addRow("unknown") << QByteArray("SELECT 1/0") << ErrorKind::Invalid
                                 << u"The database cannot store this value. It says: division by zero."_s;
    }
    void namesTheFieldAndTheRule()
    {
        QFETCH(QByteArray, statement);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, sentence);
        Session session(m_address);

        const auto answer = session.run(statement);

        QVERIFY(!answer);
        QCOMPARE(answer.error().message, sentence);
        QCOMPARE(answer.error().kind, kind);
    }

    void keepsTheRowOutOfWhatIsLogged()
    {
        Session session(m_address);

        const auto answer = session.run("INSERT INTO people (name) VALUES ('Karel')");

        QVERIFY(!answer);
        QCOMPARE(answer.error().sql().detail, u"Key (name)=(Karel) already exists."_s);
        QVERIFY(!answer.error().detail.contains("Karel"_L1));
    }

    void showsForeignWordsOnOneLineAndNotWithoutEnd()
    {
        const QString words = u"<img src=\"x\">\nFATAL:\tsecond \u2028line\u202e\u0000 %state %column "_s;

        const Error error =
            errorFrom(Phase::Running, {.sqlState = u"XX001"_s, .primary = words + QString(9'000, u'x')});

        QVERIFY(error.message.contains("<img src=\"x\"> FATAL: second line %state %column xxx"_L1));
        QVERIFY(error.message.endsWith(u'…'));
        QCOMPARE_LT(error.message.size(), 500);
    }

    void neverLetsLibpqWriteToTheStandardError()
    {
        StandInServer server;
        server.endAfterLogin({"FATAL", "57P01", "terminating connection due to administrator command"});
        Session session(server.address());

        platform::leaveOutLibpqNotices();
        QTest::failOnWarning(QRegularExpression(u"terminating connection"_s));
        QByteArray written;
        Result<Rows> answer = failure(ErrorKind::Unexpected, QString());
        {
            StandardError captured;
            answer = session.run("SELECT 1");
            written = captured.text();
        }

        QVERIFY(!answer);
        QVERIFY2(!written.contains("terminating connection"), written.constData());
        QVERIFY(!answer.error().message.contains("terminating"_L1));
    }

private:
    //! \a said: only those that a server can say, and not libpq alone.
    static void lines(bool said = false)
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<Phase>("phase");
        for (int line = 0; line < int(errorMeanings().size()); ++line) {
            const ErrorMeaning &meaning = errorMeanings()[size_t(line)];
            for (const Phase phase : {Phase::Connecting, Phase::Running}) {
                const bool connects = phase == Phase::Connecting;
                if (meaning.when != When::Always && (meaning.when == When::Connecting) != connects)
                    continue;
                static const QStringList ofLibpq{u"failed:"_s, u"on own socket"_s, u"on socket"_s,
                                                 u"connection refused"_s};
                const bool isOfLibpq = std::any_of(ofLibpq.cbegin(), ofLibpq.cend(), [&meaning](const QString &start) {
                    return QString(meaning.text).startsWith(start);
                });
                if (said && connects && (isOfLibpq || meaning.text.isEmpty()))
                    continue;
                QTest::addRow("%d %s %s %s", line, connects ? "connect" : "statement", meaning.sqlState.data(),
                              meaning.text.data())
                    << line << phase;
            }
        }
    }

    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(ErrorMeaningsTest)
#include "tst_errormeanings.moc"
