// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! doubles authors|books, and what is decided of them.
class DoublesCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        QCOMPARE(run({u"migrate"_s, u"deploy"_s}).code, 0);
        m_server.sql(m_address,
                     u"INSERT INTO authors (name) VALUES ('Karel Čapek'), ('Capek, Karel'), ('Čapek, K.');"
                     "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Krakatit', 2)"_s);
    }

    void listsThemWithTheReasons()
    {
        const Answer answer = run({u"doubles"_s, u"authors"_s});
        const Answer books = run({u"doubles"_s, u"books"_s});

        QCOMPARE(answer.code, 0);
        const QList<QByteArray> lines = answer.out.split('\n');
        QCOMPARE(lines.value(2).simplified(),
                 QByteArray("1 Karel Čapek (2 books) 2 Capek, Karel (1 book) The same name"));
        QCOMPARE(lines.size(), 6);
        QVERIFY2(lines.value(3).contains("Initials of the same name"), answer.out.constData());
        QVERIFY2(books.out.contains("The same title, by authors who may be one"), books.out.constData());
    }

    void answersInJson()
    {
        const QJsonDocument answer = json(run({u"doubles"_s, u"authors"_s, u"--json"_s}));

        QCOMPARE(answer[u"doubles"].toArray().size(), 3);
        QCOMPARE(answer[u"doubles"][0][u"other"].toInt(), 2);
        QCOMPARE(answer[u"doubles"][0][u"reasons"][0][u"kind"].toString(), u"same-name"_s);
        QVERIFY(!answer[u"cut"].toBool(true));
    }

    void mergesAndTakesBack()
    {
        const Answer merged = run({u"doubles"_s, u"merge"_s, u"authors"_s, u"1"_s, u"2"_s});
        const QString after = state();
        const Answer undone = run({u"doubles"_s, u"undo"_s, u"authors"_s, u"2"_s});
        const Answer again = run({u"doubles"_s, u"undo"_s, u"authors"_s, u"2"_s});

        QCOMPARE(merged.code, 0);
        QCOMPARE(merged.out, QByteArray("Capek, Karel is merged into Karel Čapek. 1 book went over.\n"));
        QCOMPARE(after, u"1: 3, 3: 0 {\"Capek, Karel\"}"_s);
        QCOMPARE(undone.code, 0);
        QVERIFY2(undone.out.contains("is taken back: Capek, Karel into Karel Čapek."), undone.out.constData());
        QCOMPARE(state(), u"1: 2, 2: 1, 3: 0 -"_s);
        QCOMPARE(again.code, 10);
    }

    void remembersWhatIsDifferent()
    {
        QCOMPARE(run({u"doubles"_s, u"different"_s, u"authors"_s, u"2"_s, u"1"_s}).code, 0);
        QCOMPARE(json(run({u"doubles"_s, u"authors"_s, u"--json"_s}))[u"doubles"].toArray().size(), 2);
        QCOMPARE(run({u"doubles"_s, u"different"_s, u"authors"_s, u"1"_s, u"2"_s, u"--forget"_s}).code, 0);
        QCOMPARE(json(run({u"doubles"_s, u"authors"_s, u"--json"_s}))[u"doubles"].toArray().size(), 3);
    }

    void saysWhenThereAreNone()
    {
        m_server.sql(m_address, u"DELETE FROM books WHERE id > 1"_s);

        QCOMPARE(run({u"doubles"_s, u"books"_s}).out, QByteArray("No doubles were found.\n"));
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<int>("code");
        QTest::addRow("another kind") << QStringList{u"doubles"_s, u"poems"_s} << 2;
        QTest::addRow("no number") << QStringList{u"doubles"_s, u"merge"_s, u"authors"_s, u"1"_s, u"two"_s} << 2;
        QTest::addRow("itself") << QStringList{u"doubles"_s, u"merge"_s, u"authors"_s, u"1"_s, u"1"_s} << 6;
        QTest::addRow("gone") << QStringList{u"doubles"_s, u"merge"_s, u"books"_s, u"1"_s, u"99"_s} << 6;
        QTest::addRow("different from itself")
            << QStringList{u"doubles"_s, u"different"_s, u"books"_s, u"1"_s, u"1"_s} << 6;
    }
    void refusesWhatCannotBe()
    {
        QFETCH(const QStringList, command);
        QFETCH(const int, code);

        const Answer answer = run(command);

        QCOMPARE(answer.code, code);
        QVERIFY(!answer.err.isEmpty());
        QCOMPARE(state(), u"1: 2, 2: 1, 3: 0 -"_s);
    }

    void saysThatThereIsNoPlaceForIt()
    {
        takeBackTheMigration();

        const Answer answer = run({u"doubles"_s, u"authors"_s});

        QCOMPARE(answer.code, 5);
        QVERIFY2(answer.err.contains("migrate deploy"), answer.err.constData());
    }

    void whatWasDecidedComesBackWithTheMigration()
    {
        QCOMPARE(run({u"doubles"_s, u"different"_s, u"authors"_s, u"2"_s, u"1"_s}).code, 0);

        takeBackTheMigration();
        QCOMPARE(run({u"migrate"_s, u"deploy"_s}).code, 0);

        QCOMPARE(json(run({u"doubles"_s, u"authors"_s, u"--json"_s}))[u"doubles"].toArray().size(), 2);
    }

private:
    void takeBackTheMigration()
    {
        for (const QString &last : {u"guarded_reading"_s, u"doubles"_s})
            QCOMPARE(run({u"migrate"_s, u"undo"_s, last}).code, 0);
    }
    //! "1: 2, 2: 1 -": authors with their numbers of books, and the other names of all.
    QString state() const
    {
        return m_server.sql(m_address,
                            u"SELECT string_agg(a.id || ': ' || (SELECT count(*) FROM books WHERE author_id = a.id), "
                            "', ' ORDER BY a.id) || ' ' || coalesce((SELECT string_agg(other_names::text, ';') "
                            "FROM catalpa.author_details), '-') FROM authors a"_s);
    }
    Answer run(const QStringList &command) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + command);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

CATALPA_TEST(DoublesCommandTest)
#include "tst_doublescommand.moc"
