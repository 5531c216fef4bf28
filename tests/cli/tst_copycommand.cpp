// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! catalpa-cli copy and move, as people run them.
class CopyCommandTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_from = m_server.createDatabase();
        m_desk.setVariable(u"DATABASE_URL"_s, m_from.withPassword());
        QCOMPARE(m_desk.run({u"migrate"_s, u"deploy"_s}).code, 0);
        QCOMPARE(m_desk.run({u"seed"_s}).code, 0);
        m_desk.setVariable(u"CATALPA_MOVE_TO"_s, {});
    }

    void savesChecksAndRestores()
    {
        const ConnectionAddress to = m_server.createDatabase();

        const Answer saved = m_desk.run({u"copy"_s, u"save"_s, u"my copy %1.catalpa"_s});
        const Answer checked = m_desk.run({u"copy"_s, u"check"_s, u"my copy %1.catalpa"_s});
        const Answer restored =
            m_desk.run({u"--database"_s, to.withPassword(), u"copy"_s, u"restore"_s, u"my copy %1.catalpa"_s});

        QCOMPARE(saved.code, 0);
        QVERIFY2(saved.out.contains("“my copy %1.catalpa”"), saved.out);
        QCOMPARE(checked.code, 0);
        QVERIFY2(checked.out.startsWith("The copy is whole: 3 authors and "), checked.out);
        QVERIFY2(restored.code == 0, restored.err);
        QCOMPARE(names(to), names(m_from));
    }

    void answersInJson()
    {
        const ConnectionAddress to = m_server.createDatabase();
        const QJsonObject saved = json(m_desk.run({u"--json"_s, u"copy"_s, u"save"_s, u"a.catalpa"_s})).object();
        const QJsonObject checked = json(m_desk.run({u"--json"_s, u"copy"_s, u"check"_s, u"a.catalpa"_s})).object();
        const QJsonObject restored =
            json(m_desk.run({u"--json"_s, u"--database"_s, to.withPassword(), u"copy"_s, u"restore"_s, u"a.catalpa"_s}))
                .object();

        QCOMPARE(saved["authors"_L1].toInt(), 3);
        QCOMPARE(saved["notes"_L1].toArray(), QJsonArray());
        QCOMPARE(checked["books"_L1], saved["books"_L1]);
        QVERIFY(!checked["made"_L1].toString().isEmpty());
        QCOMPARE(restored, saved);
    }

    void tellsTheShellWhatWentWrong()
    {
        m_desk.write(u"letter.txt"_s, "Dear librarian,\n");
        QCOMPARE(m_desk.run({u"copy"_s, u"save"_s, u"b.catalpa"_s}).code, 0);

        const Answer foreign = m_desk.run({u"copy"_s, u"check"_s, u"letter.txt"_s});
        const Answer full = m_desk.run({u"copy"_s, u"restore"_s, u"b.catalpa"_s});
        const Answer nowhere = m_desk.run({u"copy"_s, u"save"_s, u"nowhere/b.catalpa"_s});

        QCOMPARE(foreign.code, 6);
        QVERIFY2(foreign.err.contains("not a copy"), foreign.err);
        QCOMPARE(full.code, 6);
        QVERIFY2(full.err.contains("already"), full.err);
        QCOMPARE(nowhere.code, 6);
    }

    void movesAndGoesOn()
    {
        const ConnectionAddress to = m_server.createDatabase();

        const Answer moved = m_desk.run({u"move"_s, u"--to"_s, to.withoutPassword()});
        const Answer again = m_desk.run({u"move"_s, u"--to"_s, to.withoutPassword()});

        QVERIFY2(moved.code == 0, moved.err);
        QVERIFY2(moved.out.contains("3 authors"), moved.out);
        QVERIFY2(again.code == 0, again.err);
        QVERIFY2(again.out.contains("already"), again.out);
        QCOMPARE(names(to), names(m_from));
    }

    void takesAPasswordFromTheVariableAlone()
    {
        m_server.createRole(u"pw_owner"_s, u"geheim"_s);
        ConnectionAddress to = m_server.overTcp(m_server.createDatabase());
        m_server.sql(to, u"ALTER SCHEMA public OWNER TO pw_owner"_s);
        m_server.sql(to, u"GRANT CREATE, TEMPORARY ON DATABASE \"%1\" TO pw_owner"_s.arg(to.database));
        to.user = u"pw_owner"_s;
        to.password = u"geheim"_s;

        const Answer refused = m_desk.run({u"move"_s, u"--to"_s, to.withPassword()});
        m_desk.setVariable(u"CATALPA_MOVE_TO"_s, to.withPassword());
        const Answer moved = m_desk.run({u"move"_s});
        m_desk.unsetVariable(u"CATALPA_MOVE_TO"_s);

        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("CATALPA_MOVE_TO"), refused.err);
        QVERIFY(!refused.err.contains("geheim"));
        QVERIFY2(moved.code == 0, moved.err);
        QVERIFY(!moved.out.contains("geheim") && !moved.err.contains("geheim"));
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addRow("a file") << QStringList{u"copy"_s, u"save"_s} << 2;
        QTest::addRow("what to do") << QStringList{u"copy"_s} << 2;
        QTest::addRow("where to") << QStringList{u"move"_s} << 2;
        QTest::addRow("an address") << QStringList{u"move"_s, u"--to"_s, u"nobody-knows"_s} << 3;
        QTest::addRow("nothing but too much")
            << QStringList{u"--database"_s, u"local"_s, u"copy"_s, u"check"_s, u"x"_s} << 2;
    }
    void saysWhatIsMissing()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);

        const Answer answer = m_desk.run(arguments);

        QCOMPARE(answer.code, code);
        QVERIFY(answer.err.startsWith("catalpa-cli: "));
    }

    void movesIntoTheCatalogueOnThisComputer()
    {
        const Answer moved = m_desk.run({u"move"_s, u"--to"_s, u"local"_s});
        const Answer there = m_desk.run({u"--database"_s, u"local"_s, u"authors"_s});

        QVERIFY2(moved.code == 0, moved.err);
        QVERIFY2(there.out.contains("3 authors"), there.out);
    }

    void setsTheCatalogueOnThisComputerAside()
    {
        QCOMPARE(m_desk.run({u"copy"_s, u"save"_s, u"c.catalpa"_s}).code, 0);
        QCOMPARE(m_desk.run({u"--database"_s, u"local"_s, u"migrate"_s, u"deploy"_s}).code, 0);
        QCOMPARE(m_desk.run({u"--database"_s, u"local"_s, u"seed"_s, u"--sample"_s, u"world"_s}).code, 0);

        const Answer elsewhere = m_desk.run({u"copy"_s, u"restore"_s, u"c.catalpa"_s, u"--set-aside"_s});
        const Answer full = m_desk.run({u"--database"_s, u"local"_s, u"copy"_s, u"restore"_s, u"c.catalpa"_s});
        const Answer restored =
            m_desk.run({u"--database"_s, u"local"_s, u"copy"_s, u"restore"_s, u"c.catalpa"_s, u"--set-aside"_s});
        const Answer there = m_desk.run({u"--database"_s, u"local"_s, u"authors"_s});

        QCOMPARE(elsewhere.code, 2);
        QCOMPARE(full.code, 6);
        QVERIFY2(restored.code == 0, restored.err);
        QVERIFY2(restored.err.contains("“catalogue-20"), restored.err);
        QVERIFY2(there.out.contains("3 authors"), there.out);
    }

private:
    QStringList names(const ConnectionAddress &address) const
    {
        return m_server.rows(address, u"SELECT id, name, country, created_at FROM authors ORDER BY id"_s)
            + m_server.rows(address, u"SELECT * FROM books ORDER BY id"_s);
    }

    TestServer m_server;
    PageState m_desk;
    ConnectionAddress m_from;
};

CATALPA_TEST(CopyCommandTest)

#include "tst_copycommand.moc"
