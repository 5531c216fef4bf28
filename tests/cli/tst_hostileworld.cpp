// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/brokenserver.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QtTest>

#include <sys/stat.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

using Fault = BrokenServer::Fault;

Q_DECLARE_METATYPE(BrokenServer::Fault)

//! catalpa-cli among files and servers that are not what they should be.
class HostileWorldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<PageState>(); }

    void aPipeInPlaceOfTheVariablesFileIsNotWaitedFor()
    {
        makePipe(u".env"_s);

        const Answer answer = m_desk->run({u"authors"_s});

        QCOMPARE(answer.code, 6);
        QCOMPARE(answer.err, "catalpa-cli: “.env” is a pipe, not a file, so it is not read.\n"_ba);
    }

    void settingsThatAreNoFileAreNotOpened()
    {
        m_desk->setVariable(u"XDG_CONFIG_HOME"_s, work(u"config"_s));
        QVERIFY(QDir().mkpath(work(u"config/catalpa"_s)));
        makePipe(u"config/catalpa/catalpa.conf"_s);

        const Answer answer = m_desk->run({u"--database"_s, u"library"_s, u"authors"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("catalpa.conf” is a pipe"), answer.err);
    }

    void aMigrationThatIsNoFileIsNamed_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("sentence");

        QTest::addRow("a pipe") << QString() << "is a pipe"_ba;
        QTest::addRow("without end") << u"/dev/zero"_s << "is a device"_ba;
        QTest::addRow("a folder") << u"/"_s << "is a folder"_ba;
    }
    void aMigrationThatIsNoFileIsNamed()
    {
        QFETCH(const QString, target);
        QFETCH(const QByteArray, sentence);
        const QString script = u"history/1_x/migration.sql"_s;
        QVERIFY(QDir().mkpath(work(u"history/1_x"_s)));
        if (target.isEmpty())
            makePipe(script);
        else
            QVERIFY(QFile::link(target, work(script)));

        const Answer answer = plan(m_server.createDatabase());

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("The migration “1_x” cannot be used."), answer.err);
        QVERIFY2(answer.err.contains(sentence), answer.err);
    }

    void aHugeMigrationIsNotRead()
    {
        QVERIFY(QDir().mkpath(work(u"history/1_x"_s)));
        QFile file(work(u"history/1_x/migration.sql"_s));
        QVERIFY(file.open(QFile::WriteOnly) && file.resize(3'000'000'000));

        const Answer answer = plan(m_server.createDatabase());

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("larger than 64 MB"), answer.err);
    }

    void aFolderWhoseNameIsNotUtf8IsNamed()
    {
        QVERIFY(QDir().mkpath(work(u"history"_s)));
        const QByteArray strange = QFile::encodeName(work(u"history"_s)) + "/1_caf\xE9";
        QCOMPARE(::mkdir(strange.constData(), 0700), 0);

        const Answer answer = plan(m_server.createDatabase());

        QCOMPARE(::rmdir(strange.constData()), 0);
        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("1_caf\uFFFD” in "), answer.err);
        QVERIFY2(answer.err.contains("is not text in UTF-8"), answer.err);
    }

    void aStatementThatIsTooDeepIsSaidNotToBeUnderstood()
    {
        QVERIFY(QDir().mkpath(work(u"history/1_x"_s)));
        m_desk->write(u"history/1_x/migration.sql"_s, "SELECT " + "1+"_ba.repeated(100'000) + "1;\n");

        const Answer answer = plan(m_server.createDatabase());

        QVERIFY2(answer.code >= 0 && answer.code < 7, QByteArray::number(answer.code));
        QVERIFY2((answer.out + answer.err).contains("stack depth limit exceeded"), answer.out + answer.err);
    }

    void commentsThatPostgresDoesNotGetThroughAreRefused()
    {
        const auto nested = [](int depth) {
            return QByteArray("/*").repeated(depth) + QByteArray("*/").repeated(depth);
        };
        const ConnectionAddress address = m_server.createDatabase();
        QVERIFY(QDir().mkpath(work(u"history/1_x"_s)));
        const auto deploy = [&](const QByteArray &sql) {
            m_desk->write(u"history/1_x/migration.sql"_s, sql);
            return m_desk->run(
                {u"--database"_s, address.withPassword(), u"migrate"_s, u"--from"_s, u"history"_s, u"deploy"_s});
        };

        const Answer refused = deploy("SELECT 1;\n" + nested(200'000) + "CREATE TABLE t (a int);\n");
        const Answer quoted = deploy("SELECT '" + nested(200'000) + "';" + nested(5'000) + "CREATE TABLE t (a int);\n");

        QCOMPARE(refused.code, 8);
        QVERIFY2(refused.err.contains("comments within each other"), refused.err);
        QVERIFY2(quoted.code == 0, quoted.err);
    }

    void aCopyGoesThroughAPipe()
    {
        const ConnectionAddress address = filled();

        const Answer answer =
            m_desk->shell(u"$CLI --database '%1' copy save /dev/stdout | cat > through.catalpa; "
                          "mkfifo pipe; cat pipe > fifo.catalpa & "
                          "$CLI --database '%1' copy save pipe && wait"_s.arg(address.withPassword()));

        QVERIFY2(answer.code == 0, answer.err);
        QVERIFY2(answer.err.contains("Saved 3 authors"), answer.err);
        for (const QString &name : {u"through.catalpa"_s, u"fifo.catalpa"_s}) {
            const Answer checked = m_desk->run({u"copy"_s, u"check"_s, name});
            QVERIFY2(checked.out.startsWith("The copy is whole: 3 authors"), checked.out + checked.err);
        }
        struct stat entry { };
        QCOMPARE(::stat(QFile::encodeName(work(u"pipe"_s)).constData(), &entry), 0);
        QVERIFY(S_ISFIFO(entry.st_mode));
    }

    void aDeviceIsNeverReplacedByACopy()
    {
        const ConnectionAddress address = filled();
        QVERIFY(QFile::link(u"/dev/full"_s, work(u"full"_s)));

        const Answer answer = m_desk->run({u"--database"_s, address.withPassword(), u"copy"_s, u"save"_s, u"full"_s});

        QCOMPARE(answer.code, 4);
        QVERIFY2(answer.err.contains("No space left on device"), answer.err);
        struct stat entry { };
        QCOMPARE(::stat("/dev/full", &entry), 0);
        QVERIFY(S_ISCHR(entry.st_mode));
    }

    void aClosedOutputIsNoSuccess_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");

        QTest::addRow("a list") << u"--json books"_s << 1;
        QTest::addRow("people's list") << u"authors"_s << 1;
        QTest::addRow("export") << u"export --format csv -"_s << 1;
        QTest::addRow("export, by its name") << u"export --format csv /dev/stdout"_s << 6;
        QTest::addRow("export, by its number") << u"export --format marc /proc/self/fd/1"_s << 6;
        QTest::addRow("a copy") << u"copy save /dev/stdout"_s << 6;
        QTest::addRow("the report of a copy") << u"copy save whole.catalpa"_s << 1;
    }
    void aClosedOutputIsNoSuccess()
    {
        QFETCH(const QString, words);
        m_desk->setVariable(u"DATABASE_URL"_s, filled().withPassword());

        const Answer closed = m_desk->shell(u"\"$CLI\" %1 >&-"_s.arg(words));

        QTEST(closed.code, "code");
        QVERIFY2(closed.err.contains("closed"), closed.err);
        QVERIFY2(!closed.err.contains("Saved") && !closed.err.contains("Wrote"), closed.err);
    }

    void aFullOutputIsNoSuccess()
    {
        m_desk->setVariable(u"DATABASE_URL"_s, filled().withPassword());

        for (const QString &words : {u"--json books"_s, u"authors"_s, u"export --format csv -"_s,
                                     u"export --format csv /dev/stdout"_s, u"copy save /dev/stdout"_s}) {
            const Answer full = m_desk->shell(u"\"$CLI\" %1 >/dev/full"_s.arg(words));

            QCOMPARE(full.code, 4);
            QVERIFY2(full.err.contains("No space left on device"), full.err);
        }
        QCOMPARE(m_desk->shell(u"\"$CLI\" copy save /dev/stdout >/dev/null"_s).code, 0);
    }

    void aTerminalObeysNothingInAnAnswer()
    {
        const ConnectionAddress address = filled();
        m_desk->setVariable(u"DATABASE_URL"_s, address.withPassword());
        const QString name = u"a\u0085b\u009b31mc\u007fd\u202ee\u2066f\u2028g\u001b[2Jh"_s;
        m_server.sql(address, u"UPDATE authors SET name = '%1', bio = '%1'; UPDATE books SET title = '%1'"_s.arg(name));
        const QByteArray inJson = R"(a\u0085b\u009b31mc\u007fd\u202ee\u2066f\u2028g\u001b[2Jh)";

        for (const QString &words :
             {u"authors"_s, u"authors --limit 2"_s, u"authors --sort-names"_s, u"books"_s, u"books --details"_s,
              u"books --search a"_s, u"history author 1"_s, u"doubles authors"_s}) {
            const Answer json = m_desk->shell(u"\"$CLI\" --json %1"_s.arg(words));
            const Answer table = m_desk->shell(u"\"$CLI\" %1"_s.arg(words));

            QCOMPARE(json.code, 0);
            QVERIFY2(json.out.contains(inJson), json.out);
            QVERIFY(!QJsonDocument::fromJson(json.out).isNull());
            for (const char *raw : {"\x1b", "\x7f", "\u0085", "\u009b", "\u202e", "\u2066", "\u2028"})
                QVERIFY2(!json.out.contains(raw) && !table.out.contains(raw), json.out + table.out);
        }
    }

    void aTerminalObeysNothingInSql()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_desk->setVariable(u"DATABASE_URL"_s, address.withPassword());
        m_server.sql(address, u"CREATE TABLE \"a\u009b31m\u001b[2Jb\" (id int)"_s);

        const Answer file = m_desk->shell(u"\"$CLI\" migrate diff empty database"_s);
        const Answer terminal = m_desk->shell(u"script -qec \"'$CLI' migrate diff empty database\" /dev/null"_s);

        QVERIFY2(file.out.contains("\"a\u009b31m\x1b[2Jb\""), file.out);
        QVERIFY2(terminal.out.contains("\"a\uFFFD31m\uFFFD[2Jb\""), terminal.out);
        QVERIFY2(terminal.out.contains("write it into a file"), terminal.out);
    }

    void aPipeInTheHomeFolderHoldsNoConnection()
    {
        QVERIFY(QDir().mkpath(m_desk->path(u".postgresql"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(m_desk->path(u".postgresql/root.crl"_s)).constData(), 0600), 0);
        QCOMPARE(::mkfifo(QFile::encodeName(m_desk->path(u".pgpass"_s)).constData(), 0600), 0);
        const ConnectionAddress address = m_server.overTcp(filled());

        const Answer answer = m_desk->run({u"--database"_s, address.withPassword(), u"authors"_s});
        const Answer open =
            m_desk->run({u"--database"_s, address.withPassword() + u"?sslmode=disable"_s, u"authors"_s});

        QCOMPARE(answer.code, 3);
        QVERIFY2(answer.err.contains("root.crl” is a pipe"), answer.err);
        QCOMPARE(open.code, 0);
    }

    void aHostileServerIsLeft_data()
    {
        QTest::addColumn<Fault>("fault");

        QTest::addRow("replication") << Fault::CopyBoth;
        QTest::addRow("rows without end") << Fault::EndlessRows;
        QTest::addRow("a value of 2 GB") << Fault::HugeValue;
    }
    void aHostileServerIsLeft()
    {
        QFETCH(const Fault, fault);
        const BrokenServer server(fault);

        const Answer answer = m_desk->run({u"--database"_s, server.url(), u"authors"_s});

        QVERIFY2(answer.code > 0, answer.err);
        QVERIFY2(answer.err.startsWith("catalpa-cli: The database "), answer.err);
    }

    void anEndingSignalEndsIt_data()
    {
        QTest::addColumn<Fault>("fault");

        QTest::addRow("SCRAM with two thousand million iterations") << Fault::HeavyPassword;
        QTest::addRow("silence") << Fault::Silence;
    }
    void anEndingSignalEndsIt()
    {
        QFETCH(const Fault, fault);
        const BrokenServer server(fault);
        const auto process = m_desk->start({u"--database"_s, server.url(), u"authors"_s});
        QTRY_VERIFY_WITH_TIMEOUT(server.bytesSent() > 0, 30'000);
        QElapsedTimer clock;
        clock.start();

        ::kill(pid_t(process->processId()), SIGTERM);
        const Answer answer = PageState::waitFor(*process);

        QVERIFY2(answer.err.contains("This was stopped."), answer.err);
        QVERIFY2(clock.elapsed() < 4'000, qPrintable(QString::number(clock.elapsed())));
    }

private:
    QString work(const QString &name) const { return m_desk->path(u"work/"_s + name); }
    void makePipe(const QString &name) const { QCOMPARE(::mkfifo(QFile::encodeName(work(name)).constData(), 0600), 0); }
    Answer plan(const ConnectionAddress &address) const
    {
        return m_desk->run(
            {u"--database"_s, address.withPassword(), u"migrate"_s, u"--from"_s, u"history"_s, u"plan"_s});
    }
    ConnectionAddress filled()
    {
        const ConnectionAddress address = m_server.createDatabase();
        for (const QStringList &command : {QStringList{u"migrate"_s, u"deploy"_s}, QStringList{u"seed"_s}}) {
            if (m_desk->run(QStringList{u"--database"_s, address.withPassword()} + command).code != 0)
                qFatal("The catalogue could not be made");
        }
        return address;
    }

    TestServer m_server;
    std::unique_ptr<PageState> m_desk;
};

CATALPA_TEST(HostileWorldTest)
#include "tst_hostileworld.moc"
