// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! export --format FORMAT FILE.
class ExportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.begin();
        m_desk.sql(
            u"INSERT INTO authors (name, country, bio) VALUES "
            "('Karel Čapek', 'CZ', E'Wrote of robots.\\nAnd of newts; \"often\".'), ('Plato', NULL, NULL), "
            "('Sammy Davis, Jr.', 'US', NULL), ('Nagy Péter', 'HU', 'Poet'), ('Ludwig van Beethoven', 'DE', NULL), "
            "('村上春樹', 'JP', NULL), ('نجيب محفوظ', 'EG', NULL), ('United Nations', NULL, NULL);"
            "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Válka s mloky: román', 1), "
            "('The \"Republic\", or; so', 2), ('Yes {I} Can & 100% $', 3), ('=1+1', 4), ('@home', 4), "
            "('Symphony No. 9 / Ode', 5), ('1Q84', 6), ('أولاد حارتنا', 7), ('<b>Charter</b>', 8), ('-1', 8)"_s);
    }

    void comesBackAsItWas_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("hasAll");
        for (const auto &[format, hasAll] : {std::pair{"csv", true},
                                             {"xlsx", true},
                                             {"marc", true},
                                             {"marcxml", true},
                                             {"bibtex", true},
                                             {"csl-json", true},
                                             {"ris", false},
                                             {"dc", false}})
            QTest::addRow("%s", format) << QString::fromLatin1(format) << hasAll;
    }
    void comesBackAsItWas()
    {
        QFETCH(const QString, format);
        QFETCH(const bool, hasAll);

        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, format, u"books"_s}).code, 0);
        const Answer answer = m_desk.runOnOther({u"--json"_s, u"import"_s, u"books"_s});

        QVERIFY2(answer.code == 0, answer.err.constData());
        QStringList was = m_desk.wholeBooks();
        QStringList is = m_desk.wholeBooksOfOther();
        for (QStringList *rows : {&was, &is}) {
            for (QString &row : *rows)
                row = hasAll ? row : row.section(u'|', 0, 1);
            if (format.startsWith("marc"_L1)) // Its fields have no lines.
                rows->replaceInStrings(u"\n"_s, u" "_s);
        }
        QCOMPARE(is, was);
    }

    void detailsComeBack_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("without"); // What the format has no place for.
        QTest::addRow("csv") << u"csv"_s << QString();
        QTest::addRow("xlsx") << u"xlsx"_s << QString();
        QTest::addRow("marc") << u"marc"_s << u"lines"_s;
        QTest::addRow("marcxml") << u"marcxml"_s << u"lines"_s;
        QTest::addRow("bibtex") << u"bibtex"_s << u"life"_s;
        QTest::addRow("csl-json") << u"csl-json"_s << QString();
        QTest::addRow("ris") << u"ris"_s << u"copies lccn oclc life"_s;
        QTest::addRow("dc") << u"dc"_s << u"copies edition people place shelf_mark subtitle life"_s;
    }
    void detailsComeBack()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, without);
        m_desk.sql(uR"(
            INSERT INTO catalpa.book_details (book_id, subtitle, people, language, published, publisher, place, edition,
                series, series_number, extent, subjects, notes, isbn, issn, lccn, oclc, doi, shelf_mark, copies)
            VALUES (1, 'Rossum’s Universal Robots', '[{"name": "Selver, Paul", "role": "trl"}]', 'cs', '1923',
                'Aventinum', 'Praha', '2nd ed.', 'Drama', '4', '99 p.', '{Robots,Plays}', E'One.\n\nTwo.',
                '{9780306406157}', '{0317-8471}', '{23012345}', '{1234567}', '{10.1000/1}', 'C 12', 2);
            INSERT INTO catalpa.author_details (author_id, born, died) VALUES (1, '1890', '1938'))"_s);
        const QString books =
            u"SELECT concat_ws('|', e.key, e.value) FROM books b JOIN catalpa.book_details d ON d.book_id = b.id, "
            "jsonb_each(to_jsonb(d) - 'book_id') e WHERE title LIKE 'R.U.R.%' AND e.value <> 'null' ORDER BY 1"_s;
        const QString authors =
            u"SELECT concat_ws('|', born, died) FROM catalpa.author_details JOIN authors ON id = author_id"_s;

        const Answer answer = m_desk.run({u"--json"_s, u"export"_s, u"--format"_s, format, u"books"_s});
        QCOMPARE(m_desk.runOnOther({u"import"_s, u"books"_s}).code, 0);

        const QStringList was = m_desk.server().rows(m_desk.address(), books);
        const QStringList is = m_desk.server().rows(m_desk.otherAddress(), books);
        QStringList lost;
        for (const QString &row : was) {
            if (!is.contains(row))
                lost += row.section(u'|', 0, 0);
        }
        if (m_desk.server().rows(m_desk.otherAddress(), authors) != QStringList{u"1890|1938"_s})
            lost += u"life"_s;
        const QString inOneLine = u"SELECT name FROM authors WHERE name = 'Karel Čapek' AND bio NOT LIKE E'%\\n%'"_s;
        if (!m_desk.server().rows(m_desk.otherAddress(), inOneLine).isEmpty())
            lost += u"lines"_s;
        QCOMPARE(lost.join(u' '), without);
        // What does not come back was said.
        QCOMPARE(json(answer)[u"losses"].toArray().isEmpty(), lost.isEmpty());
    }

    void writesATableWithoutFormulas()
    {
        const Answer answer = m_desk.run({u"export"_s, u"--format"_s, u"csv"_s, u"-"_s});

        QVERIFY2(answer.out.contains("\n'=1+1,"), answer.out.constData());
        QVERIFY(answer.out.contains("\n'@home,") && answer.out.contains("\n'-1,"));
        QVERIFY2(answer.err.startsWith("Wrote 11 books as "), answer.err.constData());
    }

    void writesAPageForPeople()
    {
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"html"_s, u"books.html"_s}).code, 0);

        const QByteArray page = m_desk.desk().shell(u"cat books.html"_s).out;
        QVERIFY(page.contains("&lt;b&gt;Charter&lt;/b&gt;") && page.contains("Karel Čapek"));
    }

    void writesWhatASearchFinds()
    {
        const Answer answer = m_desk.run(
            {u"--json"_s, u"export"_s, u"--format"_s, u"ris"_s, u"--search"_s, u"author:capek"_s, u"x.ris"_s});

        QCOMPARE(json(answer)[u"books"].toInt(), 2);
        QVERIFY(
            json(answer)[u"losses"].toArray().first()[u"reason"].toString().startsWith("RIS has no place for: "_L1));
        QCOMPARE(m_desk.desk().shell(u"grep -c '^T[I1]  - ' x.ris"_s).out, "2\n");
    }

    void leavesAReaderInPeace()
    {
        m_desk.sql(u"INSERT INTO books (title, author_id) SELECT 'Volume ' || n, 1 FROM generate_series(1, 20000) n"_s);

        const Answer answer =
            m_desk.desk().shell(u"$CLI --database '%1' export --format csv - | head -n 1 | cut -c 4-14"_s.arg(
                m_desk.address().withPassword()));

        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out, "Title,Subti\n");
    }

    void keepsAnOlderFileUntilTheNewOneIsWhole()
    {
        m_desk.desk().write(u"books.csv"_s, "old");
        db::Session other(m_desk.address());
        QVERIFY(other.run("BEGIN") && other.run("LOCK TABLE authors"));
        const auto running = m_desk.start({u"export"_s, u"--format"_s, u"csv"_s, u"books.csv"_s});
        QTRY_COMPARE_WITH_TIMEOUT(
            m_desk.server().sql(m_desk.address(),
                                u"SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND "
                                "datname = current_database()"_s),
            u"t"_s, 20'000);
        ::kill(pid_t(running->processId()), SIGINT);

        QCOMPARE(PageState::waitFor(*running).code, 7);
        QCOMPARE(m_desk.desk().shell(u"cat books.csv; ls -A | grep -c catalpa-"_s).out, "old0\n");
    }

    void saysWhatIsFull()
    {
        const Answer answer = m_desk.run({u"export"_s, u"--format"_s, u"csv"_s, u"/dev/full"_s});

        QCOMPARE(answer.code, 4);
        QVERIFY2(answer.err.contains("No space left"), answer.err.constData());
    }

    void writesTitlesOfAnyLength()
    {
        m_desk.sql(u"INSERT INTO books (title, author_id) VALUES (repeat('é', 1000000), 2)"_s);

        for (const QString &format : {u"csv"_s, u"xlsx"_s, u"marc"_s, u"marcxml"_s, u"bibtex"_s, u"html"_s})
            QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, format, u"long."_s + format}).code, 0);
        const Answer answer = m_desk.runOnOther({u"--json"_s, u"import"_s, u"long.csv"_s});

        QCOMPARE(answer.code, 0);
        QCOMPARE(json(answer)[u"new"].toInt(), 11);
        QCOMPARE(json(answer)[u"problems"].toArray().size(), 1);
    }

    void refusesAWrongCommandLine()
    {
        QCOMPARE(m_desk.run({u"export"_s, u"x.csv"_s}).code, 2);
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"csv"_s}).code, 2);
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"pdf"_s, u"x.pdf"_s}).code, 2);
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"csv"_s, u"--search"_s, u"added:x"_s, u"x.csv"_s}).code, 2);
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"csv"_s, u"none/x.csv"_s}).code, 6);
        QCOMPARE(m_desk.desk().shell(u"ls -A"_s).out.contains("x.csv"), false);
    }

private:
    ExchangeDesk m_desk;
};

CATALPA_TEST(ExportCommandTest)
#include "tst_exportcommand.moc"
