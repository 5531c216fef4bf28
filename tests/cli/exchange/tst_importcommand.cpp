// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! import FILE.
class ImportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.begin();
        m_desk.desk().write(u"books.csv"_s,
                            "Title,Author,Country,ISBN,Publisher\n"
                            "R.U.R.,\"Čapek, Karel\",Czechia,0306406152,Aventinum\n"
                            "Solaris,Stanisław Lem,PL,,\n"
                            "Solaris,\"Lem, Stanislaw\",PL,,\n"
                            ",Nobody,,,\n"
                            "Anonymous tales,,,,\n");
    }

    void addsWhatIsNew()
    {
        const QJsonDocument answer = json(m_desk.importJson(u"books.csv"_s));

        QCOMPARE(m_desk.books(), QStringList({u"R.U.R.|Karel Čapek"_s, u"Solaris|Stanisław Lem"_s}));
        QCOMPARE(m_desk.wholeBooks().first().section(u'|', 2, 2), u"CZ"_s);
        QCOMPARE(answer[u"new"].toInt(), 2);
        QCOMPARE(answer[u"written"].toInt(), 2);
        QCOMPARE(answer[u"changed"].toInt(), 0);
        QCOMPARE(answer[u"unchanged"].toInt(), 1);
        QCOMPARE(answer[u"doubles"].toInt(), 0);
        const QJsonArray problems = answer[u"problems"].toArray();
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems[0][u"record"].toInt(), 4);
        QCOMPARE(problems[0][u"reason"].toString(), u"The record has no title."_s);
        QCOMPARE(problems[1][u"record"].toInt(), 5);
    }

    void tellsOnlyWhatItWouldDo()
    {
        const Answer told = m_desk.run({u"import"_s, u"books.csv"_s, u"--dry-run"_s});
        const QJsonDocument answer = json(m_desk.importJson(u"books.csv"_s, {u"--dry-run"_s}));

        QVERIFY2(told.out.contains("would be added: 2") && told.out.contains("Karel Čapek"), told.out.constData());
        QCOMPARE(answer[u"new"].toInt(), 2);
        QCOMPARE(answer[u"written"].toInt(), 0);
        QCOMPARE(answer[u"first"][0][u"title"].toString(), u"R.U.R."_s);
        QCOMPARE(m_desk.authorCount(), 0);
        QCOMPARE(m_desk.books(), QStringList());
    }

    void addsNothingTwice()
    {
        QCOMPARE(m_desk.importJson(u"books.csv"_s).code, 0);
        const QStringList once = m_desk.books();

        const QJsonDocument again = json(m_desk.importJson(u"books.csv"_s));

        QCOMPARE(again[u"new"].toInt(), 0);
        QCOMPARE(again[u"unchanged"].toInt(), 3);
        QCOMPARE(m_desk.books(), once);
        QCOMPARE(m_desk.authorCount(), 2);
    }

    void leavesOutWhatTheDatabaseRefuses_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("words"); //!< Of what is told.
        const QString raising =
            u"CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF %1 THEN %2; END "
            "IF; RETURN NEW; END $$; "_s;
        const QString bad = u"NEW.title IN ('Bad', 'Worse')"_s;
        QTest::addRow("a constraint") << u"ALTER TABLE books ADD CONSTRAINT c CHECK (title NOT IN ('Bad', 'Worse'))"_s
                                      << QString();
        QTest::addRow("the words of a trigger") << raising.arg(bad, u"RAISE 'Not on these shelves'"_s)
                + u"CREATE TRIGGER t BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION keep()"_s
                                                << u"Not on these shelves"_s;
        QTest::addRow("a rule that is looked at in the end") << raising.arg(bad, u"RAISE 'Too late'"_s)
                + u"CREATE CONSTRAINT TRIGGER t AFTER INSERT ON books DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
                  u"EXECUTE "
                  "FUNCTION keep()"_s << u"Too late"_s;
        QTest::addRow("a trigger without a word") << raising.arg(bad, u"RETURN NULL"_s)
                + u"CREATE TRIGGER t BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION keep()"_s
                                                  << QString();
        QTest::addRow("a rule for authors")
            << u"ALTER TABLE authors ADD CONSTRAINT c CHECK (name NOT IN ('Nobody', 'No One'))"_s << QString();
    }
    void leavesOutWhatTheDatabaseRefuses()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, words);
        m_desk.sql(rule);
        m_desk.desk().write(u"mixed.csv"_s,
                            "Title,Author,Publisher\nDune,Frank Herbert,Chilton\nBad,Nobody,x\nEmma,Jane Austen,\n"
                            "Worse,No One,y\nPersuasion,Jane Austen,\n");

        const Answer answer = m_desk.importJson(u"mixed.csv"_s);

        QVERIFY2(answer.code == 0, answer.err.constData());
        QCOMPARE(m_desk.books(),
                 QStringList({u"Dune|Frank Herbert"_s, u"Emma|Jane Austen"_s, u"Persuasion|Jane Austen"_s}));
        QCOMPARE(json(answer)[u"new"].toInt(), 3);
        QCOMPARE(json(answer)[u"newAuthors"].toInt(), 2);
        QCOMPARE(json(answer)[u"problemCount"].toInt(), 2);
        QCOMPARE(json(answer)[u"problems"][0][u"record"].toInt(), 2);
        QCOMPARE(json(answer)[u"problems"][1][u"record"].toInt(), 4);
        QVERIFY2(answer.out.contains(words.toUtf8()), answer.out.constData());
        QCOMPARE(m_desk.authorCount(), 2);
        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);
        QCOMPARE(m_desk.books(), QStringList());
    }

    void endsWhereTheDatabaseRefusesAll()
    {
        m_desk.sql(u"ALTER TABLE books ADD CONSTRAINT c CHECK (title = 'Dune')"_s);
        m_desk.desk().write(u"many.csv"_s, "Title,Author\nDune,Frank Herbert\n" + manyRows(300));

        const Answer answer = m_desk.importJson(u"many.csv"_s);

        QCOMPARE(answer.code, 6);
        QCOMPARE(m_desk.books(), QStringList());
    }

    void takesTheAuthorsThatAreThere()
    {
        m_desk.sql(u"INSERT INTO authors (id, name) VALUES (7, 'karel capek'), (8, 'Karel Čapek')"_s);

        QCOMPARE(m_desk.importJson(u"books.csv"_s).code, 0);

        QCOMPARE(m_desk.server().sql(m_desk.address(), u"SELECT author_id FROM books WHERE title = 'R.U.R.'"_s),
                 u"7"_s);
        QCOMPARE(m_desk.authorCount(), 3);
    }

    void findsNumbersThatAreFree()
    {
        m_desk.sql(u"INSERT INTO authors (id, name) VALUES (1, 'A'), (2, 'B'); "
                   "INSERT INTO books (id, title, author_id) VALUES (1, 'One', 1), (2, 'Two', 2)"_s);

        const Answer answer = m_desk.importJson(u"books.csv"_s);

        QVERIFY2(answer.code == 0, answer.err.constData());
        QCOMPARE(m_desk.books().size(), 4);
    }

    void leavesProbableDoublesOut()
    {
        m_desk.desk().write(u"near.csv"_s, "Title,Author\nsolaris,Stanisław Lemm\nSolaris,Somebody Else\n");
        QCOMPARE(m_desk.importJson(u"books.csv"_s).code, 0);

        const QJsonDocument answer = json(m_desk.importJson(u"near.csv"_s, {u"--dry-run"_s}));
        QCOMPARE(answer[u"doubles"].toInt(), 1);
        QCOMPARE(answer[u"new"].toInt(), 1);
        QCOMPARE(answer[u"resembling"][0][u"record"].toInt(), 1);
        QCOMPARE(m_desk.importJson(u"near.csv"_s).code, 0);
        QCOMPARE(m_desk.books().size(), 3);
        QCOMPARE(m_desk.importJson(u"near.csv"_s, {u"--with-doubles"_s}).code, 0);
        QCOMPARE(m_desk.books().size(), 4);
        QVERIFY(m_desk.books().contains(u"solaris|Stanisław Lemm"_s));
    }

    void tellsVolumesAndEditionsApart()
    {
        m_desk.desk().write(u"faust.csv"_s,
                            "Title,Author,Series number,Edition,ISBN\n"
                            "Faust,J. W. Goethe,1,,0306406152\n"
                            "Faust,J. W. Goethe,2,,\n" // Another volume.
                            "Faust,J. W. Goethe,1,2nd ed.,978-0-306-40615-7\n" // The same number, and more of it.
                            "Faust,J. W. Goethe,1,,080442957X\n" // Another binding or edition.
                            "faust,J. W. Goethe,,,\n");

        m_desk.desk().write(u"further.csv"_s,
                            "Title,Author,Series number,Edition,ISBN\n"
                            "Faust,J. W. Goethe,3,,\n"
                            "Faust,J. W. Goethe,1,,9780306406157\n");

        const QJsonDocument first = json(m_desk.importJson(u"faust.csv"_s));
        const Answer told = m_desk.run({u"import"_s, u"further.csv"_s, u"--dry-run"_s});
        const QJsonDocument further = json(m_desk.importJson(u"further.csv"_s));

        QCOMPARE(first[u"new"].toInt(), 3); // What one file tells apart is no double.
        QCOMPARE(first[u"unchanged"].toInt(), 2);
        QCOMPARE(first[u"doubles"].toInt(), 0);
        QVERIFY2(told.err.contains("there is one with another number in its series, edition or ISBN"),
                 told.err.constData());
        QCOMPARE(further[u"doubles"].toInt(), 1);
        QCOMPARE(further[u"resembling"][0][u"record"].toInt(), 1);
        QCOMPARE(further[u"unchanged"].toInt(), 1);
        QCOMPARE(m_desk.books().size(), 3);
        QCOMPARE(json(m_desk.importJson(u"faust.csv"_s, {u"--with-doubles"_s}))[u"unchanged"].toInt(), 5);
        QCOMPARE(m_desk.books().size(), 3);
    }

    void saysWhoIsTakenForTheAuthor()
    {
        m_desk.desk().write(u"edited.bib"_s, "@book{a, title={Essays}, editor={Unwin, Stanley}}\n");

        const Answer told = m_desk.run({u"import"_s, u"edited.bib"_s});

        QVERIFY2(told.err.contains("No author is named; Stanley Unwin (editor) is taken for it."),
                 told.err.constData());
        QCOMPARE(m_desk.books(), QStringList{u"Essays|Stanley Unwin"_s});
    }

    void takesWhatStandsBesideTitleAndAuthor()
    {
        m_desk.desk().write(
            u"whole.csv"_s,
            "Title,Subtitle,Author,Translator,Published,Publisher,ISBN,Subjects,Shelf mark,Copies,ASIN\n"
            "R.U.R.,A play,\"Čapek, Karel\",\"Selver, Paul\",c1923,Aventinum,0-306-40615-2,"
            "Robots; Plays,C 12,2,B00\n");

        const QJsonDocument answer = json(m_desk.importJson(u"whole.csv"_s));
        const QJsonDocument again = json(m_desk.importJson(u"whole.csv"_s));

        QCOMPARE(m_desk.books(), QStringList{u"R.U.R.|Karel Čapek"_s});
        QCOMPARE(m_desk.server().sql(m_desk.address(),
                                     u"SELECT concat_ws('|', subtitle, people, published_year, publisher, isbn, "
                                     "shelf_mark, copies) FROM catalpa.book_details"_s),
                 u"A play|[{\"name\": \"Selver, Paul\", \"role\": \"trl\"}]|1923|Aventinum|{0306406152}|C 12|2"_s);
        QCOMPARE(answer[u"leftOut"].toObject(), QJsonObject());
        QCOMPARE(again[u"unchanged"].toInt(), 1);
        const QJsonDocument listed = json(m_desk.run({u"--json"_s, u"books"_s, u"--details"_s}));
        QCOMPARE(listed[0][u"details"][u"copies"].toInt(), 2);
        QCOMPARE(listed[0][u"details"][u"people"][0][u"role"].toString(), u"trl"_s);
        QVERIFY(json(m_desk.run({u"--json"_s, u"books"_s}))[0][u"details"].isUndefined());
        QCOMPARE(m_desk.run({u"books"_s, u"--count"_s, u"--search"_s, u"isbn:978-0-306-40615-7 year:1920..1930"_s}).out,
                 "1\n");
        QCOMPARE(m_desk.run({u"books"_s, u"--count"_s, u"--search"_s, u"publisher:aventinum -year:1923"_s}).out, "0\n");
    }

    void saysWhatHasNoPlace()
    {
        QCOMPARE(m_desk.run({u"migrate"_s, u"undo"_s, u"details"_s, u"--yes"_s}).code, 0);
        const Answer told = m_desk.run({u"import"_s, u"books.csv"_s, u"--dry-run"_s});
        const QJsonDocument answer = json(m_desk.importJson(u"books.csv"_s, {u"--dry-run"_s}));

        QVERIFY2(told.err.contains("1 record holds more than a title and an author (Publisher, ISBN);"),
                 told.err.constData());
        QCOMPARE(answer[u"leftOut"].toObject(), QJsonObject({{u"isbn"_s, 1}, {u"publisher"_s, 1}}));
    }

    void joinsTitleAndSubtitleWhereThereIsOneColumn()
    {
        QCOMPARE(m_desk.run({u"migrate"_s, u"undo"_s, u"details"_s, u"--yes"_s}).code, 0);
        m_desk.desk().write(u"sub.csv"_s, "Title,Subtitle,Author\nDune,A novel,Frank Herbert\n");

        QCOMPARE(m_desk.importJson(u"sub.csv"_s).code, 0);

        QCOMPARE(m_desk.books(), QStringList{u"Dune: A novel|Frank Herbert"_s});
    }

    void takesColumnsAsTheyAreMapped()
    {
        m_desk.desk().write(u"german.csv"_s, "Titel;Verfasser;Title\nDer Prozess;\"Kafka, Franz\";no\n");

        const Answer answer = m_desk.importJson(u"german.csv"_s, {u"--map"_s, u"Titel=title,2=authors,Title=none"_s});

        QVERIFY2(answer.code == 0, answer.err.constData());
        QCOMPARE(m_desk.books(), QStringList{u"Der Prozess|Franz Kafka"_s});
        QCOMPARE(m_desk.importJson(u"german.csv"_s, {u"--map"_s, u"Nirgends=title"_s}).code, 6);
        QCOMPARE(m_desk.importJson(u"german.csv"_s, {u"--map"_s, u"Titel=headline"_s}).code, 2);
        QCOMPARE(m_desk.importJson(u"german.csv"_s, {u"--map"_s, u"Titel"_s}).code, 2);
        QCOMPARE(m_desk.importJson(u"german.csv"_s, {u"--format"_s, u"html"_s}).code, 2);
    }

    void saysWhichColumnsThereAreWhereNoneIsKnown()
    {
        m_desk.desk().write(u"swahili.csv"_s, "Kichwa;Mwandishi\nDune;Frank Herbert\n");

        const Answer answer = m_desk.run({u"import"_s, u"swahili.csv"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("Which column holds the titles is not known. The first row is: Kichwa, Mwandishi.")
                     && answer.err.contains("--map 1=title,2=authors"),
                 answer.err.constData());
    }

    void aFirstRowThatNothingNamesIsSaid()
    {
        m_desk.desk().write(u"swahili.csv"_s, "Kichwa;Mwandishi;Mwaka\nDune;Frank Herbert;1965\n");
        const QStringList names{u"--map"_s, u"1=title,2=authors"_s};

        const Answer book = m_desk.run(QStringList{u"import"_s, u"swahili.csv"_s, u"--dry-run"_s} + names);
        const Answer dated =
            m_desk.run({u"import"_s, u"swahili.csv"_s, u"--dry-run"_s, u"--map"_s, u"1=title,2=authors,3=date"_s});
        const Answer said = m_desk.importJson(u"swahili.csv"_s, names + QStringList{u"--header"_s, u"yes"_s});

        QVERIFY2(book.err.contains("“Kichwa, Mwandishi, Mwaka”, was taken for a book"), book.err.constData());
        QVERIFY2(dated.err.contains("was taken for the names of the columns"), dated.err.constData());
        QVERIFY2(dated.out.contains("would be added: 1"), dated.out.constData());
        QCOMPARE(m_desk.books(), QStringList{u"Dune|Frank Herbert"_s});
        QCOMPARE(json(said)[u"notes"].toArray().size(), 1); // The column that is not taken.
        QCOMPARE(m_desk.importJson(u"swahili.csv"_s, {u"--header"_s, u"perhaps"_s}).code, 2);
    }

    void recordsWithoutAnAuthorStandUnderTheNameThatIsGiven()
    {
        const QStringList asAnonymous{u"--without-author"_s, u"Anonymous"_s};

        const QJsonDocument answer = json(m_desk.importJson(u"books.csv"_s, asAnonymous));

        QVERIFY(m_desk.books().contains(u"Anonymous tales|Anonymous"_s));
        QCOMPARE(answer[u"problemCount"].toInt(), 1);
        QCOMPARE(answer[u"notes"][0][u"reason"].toString(), u"No author is named; it stands under “Anonymous”."_s);
        QCOMPARE(m_desk.importJson(u"books.csv"_s, {u"--without-author"_s, u""_s}).code, 2);
    }

    void aRecordThatRepeatsAnotherIsSaidToDoSo()
    {
        m_desk.desk().write(u"twice.csv"_s, "Title,Author\nDune,Frank Herbert\nDune,Frank Herbert\n");

        const Answer told = m_desk.run({u"import"_s, u"twice.csv"_s});
        const QJsonDocument again = json(m_desk.importJson(u"twice.csv"_s));

        QVERIFY2(told.out.contains("there already: 0") && told.out.contains("repeated in the file: 1"),
                 told.out.constData());
        QCOMPARE(again[u"unchanged"].toInt(), 2);
        QCOMPARE(again[u"repeated"].toInt(), 0);
    }

    void takesTheEncodingThatIsNamed()
    {
        m_desk.desk().write(u"turkish.csv"_s, "Title,Author\n\xDDstanbul,Orhan Pamuk\n"); // Windows-1254.

        const Answer guessed = m_desk.run({u"import"_s, u"turkish.csv"_s, u"--dry-run"_s});
        const Answer answer = m_desk.importJson(u"turkish.csv"_s, {u"--encoding"_s, u"windows-1252"_s});

        QVERIFY2(guessed.err.contains("It is doubtful how the letters of the file are encoded"),
                 guessed.err.constData());
        QVERIFY2(answer.code == 0 && answer.err.isEmpty(), answer.err.constData());
        QCOMPARE(m_desk.books(), QStringList{u"Ýstanbul|Orhan Pamuk"_s});
        QCOMPARE(m_desk.importJson(u"turkish.csv"_s, {u"--encoding"_s, u"klingon"_s}).code, 2);
    }

    void takesTheFormatThatIsNamed()
    {
        m_desk.desk().write(u"odd"_s, "Dune\tFrank Herbert\n");

        const Answer answer = m_desk.importJson(u"odd"_s, {u"--format"_s, u"csv"_s, u"--map"_s, u"1=title"_s});

        // A row without a header, and one cell that has no field.
        QVERIFY(answer.code == 0 || answer.code == 6);
        m_desk.desk().write(u"x.txt"_s, "TY  - BOOK\nTI  - Dune\nAU  - Herbert, Frank\nER  - \n");
        QCOMPARE(m_desk.importJson(u"x.txt"_s, {u"--format"_s, u"ris"_s}).code, 0);
        QCOMPARE(m_desk.books(), QStringList{u"Dune|Frank Herbert"_s});
    }

    void worksWithoutOurOwnMigrations()
    {
        QCOMPARE(m_desk.run({u"migrate"_s, u"undo"_s, u"trigrams"_s, u"--yes"_s}).code, 0);
        QCOMPARE(m_desk.run({u"migrate"_s, u"undo"_s, u"add_country"_s, u"--yes"_s}).code, 0);

        const Answer answer = m_desk.importJson(u"books.csv"_s);

        QVERIFY2(answer.code == 0, answer.err.constData());
        QVERIFY2(answer.err.contains("cannot be taken back"), answer.err.constData());
        QCOMPARE(json(answer)[u"leftOut"][u"country"].toInt(), 3);
        QCOMPARE(m_desk.books().size(), 2);
    }

private:
    static QByteArray manyRows(int rows)
    {
        QByteArray text;
        for (int row = 0; row < rows; ++row)
            text += "Title " + QByteArray::number(row) + ",Frank Herbert\n";
        return text;
    }
    ExchangeDesk m_desk;
};

CATALPA_TEST(ImportCommandTest)
#include "tst_importcommand.moc"
