// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "documentedblocks.h"
#include "support/testregistry.h"
#include "support/testserver.h"
#include "support/wire.h"

#include <QtCore/QUrl>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

const QString section = u"The guide, without Node"_s;

//! A reader who does what a text says, block by block, and compares what comes with what it promises.
class Reader {
public:
    Reader(const PageState &desk, QByteArray database)
        : m_desk(desk)
        , m_database(std::move(database))
    {
    }

    //! What is wrong with \a block; empty when it does what it says.
    QString follow(const QString &block)
    {
        if (block.startsWith("DATABASE_URL=postgresql://"_L1) && !block.contains(u'\n')) {
            m_desk.write(u".env"_s, "DATABASE_URL=" + m_database + '\n');
        } else if (block.startsWith("datasource "_L1)) {
            m_schema = block + u'\n';
            m_desk.write(u"prisma/schema.prisma"_s, m_schema.toUtf8());
        } else if (block.startsWith("  country "_L1)) {
            m_schema.replace(u"  bio       String?\n"_s, u"  bio       String?\n"_s + block + u'\n');
            m_desk.write(u"prisma/schema.prisma"_s, m_schema.toUtf8());
        } else {
            for (const Command &command : commandsIn(block)) {
                if (const QString wrong = run(command); !wrong.isEmpty())
                    return wrong;
            }
        }
        return {};
    }
    //! Ends the server, if one was started: its exit code.
    int end()
    {
        if (!m_server)
            return 0;
        m_server->terminate();
        return PageState::waitFor(*m_server).code;
    }
    int commands() const { return m_commands; }

private:
    QString run(const Command &command)
    {
        ++m_commands;
        const QString &line = command.line;
        Answer answer;
        if (line == "catalpa-cli serve"_L1)
            answer = startServer();
        else if (line.startsWith("curl "_L1))
            answer = getPatiently(QUrl(line.mid(5)), command);
        else
            answer = m_desk.shell(u"catalpa-cli() { \"$CLI\" \"$@\"; }; "_s + line);
        const QString out = QString::fromUtf8(answer.out);
        if (answer.code != 0 || !answer.err.isEmpty() || !command.isAnsweredBy(out))
            return u"%1 → %2 %3 %4"_s.arg(line, QString::number(answer.code), out, QString::fromUtf8(answer.err));
        return {};
    }

    //! At a port that is free, and answers as if it were 3000.
    Answer startServer()
    {
        m_server = m_desk.start({u"serve"_s, u"--port"_s, u"0"_s});
        while (!m_server->canReadLine() && m_server->waitForReadyRead(30'000)) { }
        QByteArray line = m_server->readLine();
        static const QRegularExpression number(u"127\\.0\\.0\\.1:(\\d+)"_s);
        m_port = number.match(QString::fromUtf8(line)).captured(1).toUShort();
        return {m_port > 0 ? 0 : 1, line.replace(QByteArray::number(m_port), "3000"), {}};
    }
    //! The server relies for two seconds on the columns that it has seen.
    Answer getPatiently(const QUrl &url, const Command &command) const
    {
        constexpr int patience = 10'000;
        Answer answer;
        const auto isAnswered = [&] {
            answer = get(url);
            return answer.code != 0 || command.isAnsweredBy(QString::fromUtf8(answer.out));
        };
        (void)QTest::qWaitFor(isAnswered, patience);
        return answer;
    }
    Answer get(const QUrl &url) const
    {
        if (url.host() != "127.0.0.1"_L1 || url.port() != 3000 || !m_port)
            return {1, {}, "no server was started at this address"};
        const WireAnswer answer = Wire(m_port).get(url.path().toUtf8());
        return {answer.status() == 200 ? 0 : answer.status(), answer.body, {}};
    }

    const PageState &m_desk;
    QByteArray m_database;
    QString m_schema;
    std::unique_ptr<QProcess> m_server;
    quint16 m_port = 0;
    int m_commands = 0;
};

} // namespace

//! What README and the help tell of the guide is what happens.
class GuideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canBeFollowed_data()
    {
        QTest::addColumn<QStringList>("blocks");
        QTest::addColumn<bool>("local");

        QTest::addRow("README") << blocksOfReadme(section) << false;
        QTest::addRow("README, on this computer") << blocksOfReadme(section) << true;
        QTest::addRow("help") << blocksOfHelp(u"guide"_s) << false;
    }
    void canBeFollowed()
    {
        QFETCH(const QStringList, blocks);
        QFETCH(const bool, local);
        const PageState desk;
        const ConnectionAddress address = m_server.createDatabase();
        Reader reader(desk, local ? desk.run({u"local"_s, u"url"_s}).out.trimmed() : address.withPassword().toUtf8());

        for (const QString &block : blocks) {
            const QString wrong = reader.follow(block);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }

        QCOMPARE(reader.end(), 0);
        QVERIFY(reader.commands() >= 12);
        if (local)
            return;
        QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM authors WHERE country IS NULL"_s), u"3"_s);
        QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM _prisma_migrations"_s), u"2"_s);
    }

    //! The window's list knows the tables that were made in the terminal: they are the same files.
    void leadsToWhatCatalpaBringsAlong()
    {
        const PageState desk;
        const ConnectionAddress address = m_server.createDatabase();
        Reader reader(desk, address.withPassword().toUtf8());
        for (const QString &block : blocksOfReadme(section))
            QCOMPARE(reader.follow(block), QString());
        QCOMPARE(reader.end(), 0);

        const QJsonDocument status = json(desk.run({u"--json"_s, u"migrate"_s, u"status"_s}));

        const QJsonArray migrations = status[u"migrations"].toArray();
        QCOMPARE(migrations.at(0)[u"state"].toString(), u"applied"_s);
        QCOMPARE(migrations.at(1)[u"state"].toString(), u"applied"_s);
        QVERIFY(status[u"obstacle"].isNull());
    }

    void beginsInTheTerminalAsReadmeSays()
    {
        const PageState desk; // A fresh computer, without any address.
        Reader reader(desk, {});

        for (const QString &block : blocksOfReadme(u"In the terminal"_s))
            QCOMPARE(reader.follow(block), QString());

        QVERIFY(reader.commands() >= 4);
    }

    void noticesWhenATextPromisesTooMuch()
    {
        const PageState desk;
        Reader reader(desk, {});

        QVERIFY(!reader.follow(u"catalpa-cli --help   # There is … no such thing."_s).isEmpty());
        QVERIFY(!reader.follow(u"catalpa-cli nothing"_s).isEmpty());
        QVERIFY(!reader.follow(u"curl http://127.0.0.1:3000/"_s).isEmpty());
        QVERIFY(reader.follow(u"catalpa-cli --help   # catalpa-cli … Exit codes …"_s).isEmpty());
    }

private:
    TestServer m_server;
};

CATALPA_TEST(GuideTest)
#include "tst_guide.moc"
