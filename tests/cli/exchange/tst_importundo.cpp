// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! import undo.
class ImportUndoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.begin();
        m_desk.sql(u"INSERT INTO authors (name) VALUES ('Frank Herbert')"_s);
        m_desk.desk().write(u"first.csv"_s, "Title,Author\nDune,Frank Herbert\nSolaris,Stanisław Lem\n");
        m_desk.desk().write(u"second.csv"_s, "Title,Author\nFiasco,Stanisław Lem\nEmma,Jane Austen\n");
        QCOMPARE(m_desk.importJson(u"first.csv"_s).code, 0);
        QCOMPARE(m_desk.importJson(u"second.csv"_s).code, 0);
    }

    void takesTheLastImportsBackOneByOne()
    {
        const Answer first = m_desk.run({u"--json"_s, u"import"_s, u"undo"_s});
        QCOMPARE(first.code, 0);
        QCOMPARE(json(first)[u"books"].toInt(), 2);
        QCOMPARE(json(first)[u"authors"].toInt(), 1);
        QCOMPARE(m_desk.books(), QStringList({u"Dune|Frank Herbert"_s, u"Solaris|Stanisław Lem"_s}));

        const Answer second = m_desk.run({u"import"_s, u"undo"_s});
        QVERIFY2(second.out.contains("is taken back: 1 author and 2 books."), second.out.constData());
        QCOMPARE(m_desk.books(), QStringList());
        QCOMPARE(m_desk.authorCount(), 1);

        const Answer third = m_desk.run({u"import"_s, u"undo"_s});
        QCOMPARE(third.code, 10);
        QVERIFY2(third.err.contains("no import"), third.err.constData());
    }

    void comesBackAndGoesAgain()
    {
        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);
        QCOMPARE(m_desk.importJson(u"second.csv"_s).code, 0);
        QCOMPARE(m_desk.books().size(), 4);

        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);

        QCOMPARE(m_desk.books().size(), 2);
    }

    void takesNothingBackThatWasChangedSince()
    {
        m_desk.sql(u"UPDATE books SET title = 'Emma Woodhouse' WHERE title = 'Emma'"_s);

        const Answer answer = m_desk.run({u"import"_s, u"undo"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("Emma Woodhouse"), answer.err.constData());
        QCOMPARE(m_desk.books().size(), 4);
    }

    void takesNothingBackThatIsUsedSince()
    {
        m_desk.sql(
            u"INSERT INTO books (title, author_id) SELECT 'Persuasion', id FROM authors WHERE name LIKE 'Jane%'"_s);

        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 6);
        QCOMPARE(m_desk.books().size(), 5);
    }

    void takesBackWhatStandsBeside()
    {
        m_desk.desk().write(u"more.csv"_s, "Title,Author,Publisher\nMatka,Karel Čapek,Borový\n");
        QCOMPARE(m_desk.importJson(u"more.csv"_s).code, 0);
        const auto filled = [this] {
            return m_desk.server().sql(m_desk.address(), u"SELECT count(*) FROM catalpa.book_details"_s);
        };
        QCOMPARE(filled(), u"1"_s);

        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);

        QCOMPARE(filled(), u"0"_s);
    }

    void takesBackTheImportOnly()
    {
        m_desk.sql(u"BEGIN; SELECT set_config('catalpa.batch', gen_random_uuid()::text, true); "
                   "INSERT INTO books (title, author_id) VALUES ('Dune Messiah', 1); COMMIT"_s);

        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);

        QVERIFY(m_desk.books().contains(u"Dune Messiah|Frank Herbert"_s));
        QVERIFY(!m_desk.books().contains(u"Emma|Jane Austen"_s));
    }

    void saysThatNothingIsRecorded()
    {
        QCOMPARE(m_desk.run({u"migrate"_s, u"undo"_s, u"keep_history"_s, u"--yes"_s}).code, 0);

        const Answer answer = m_desk.run({u"import"_s, u"undo"_s});

        QCOMPARE(answer.code, 5);
        QVERIFY2(answer.err.contains("does not record what is changed"), answer.err.constData());
    }

private:
    ExchangeDesk m_desk;
};

CATALPA_TEST(ImportUndoTest)
#include "tst_importundo.moc"
