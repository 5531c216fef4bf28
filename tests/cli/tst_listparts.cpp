// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/measuredrun.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! authors and books in parts, with --limit and --after, and lists that are longer than what is held at once.
class ListPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesTheSameInPartsAsAtOnce_data();
    void givesTheSameInPartsAsAtOnce();
    void losesAndRepeatsNothingWhileOthersAddAndRemove_data();
    void losesAndRepeatsNothingWhileOthersAddAndRemove();
    void tellsPeopleHowToGoOn();
    void goesOnOverTheLimitOfOnePage();
    void keepsTheAlphabetOfItsFirstPart();
    void refusesTheCursorOfAnotherList_data();
    void refusesTheCursorOfAnotherList();
    void refusesADamagedCursor();
    void endsQuietlyWhenTheReaderHasEnough();
    void needsLittleMemoryForALongList();

private:
    using Ids = QList<int>;

    struct Part {
        Ids ids;
        QString next; //!< Empty at the end.
    };

    Answer run(const QStringList &command) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + command);
    }
    static Ids idsIn(const QJsonArray &records)
    {
        Ids ids;
        for (const QJsonValue &record : records)
            ids += record[u"id"].toInt();
        return ids;
    }
    Ids allOf(const QStringList &command) const { return idsIn(json(run(command + QStringList{u"--json"_s})).array()); }
    Part part(QStringList command, int limit, const QString &after) const
    {
        command += {u"--json"_s, u"--limit"_s, QString::number(limit)};
        if (!after.isEmpty())
            command += {u"--after"_s, after};
        const Answer answer = run(command);
        if (answer.code != 0 || !answer.err.isEmpty())
            qWarning("%s", answer.err.constData());
        const QJsonDocument document = json(answer);
        return {idsIn(document[u"rows"].toArray()), document[u"next"].toString()};
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

//! Many are alike by one level or several.
void ListPartsTest::init()
{
    m_address = m_server.createDatabase();
    m_server.fill(m_address, u"parts"_s, [this](const ConnectionAddress &address) {
        QCOMPARE(m_desk.run({u"--database"_s, address.withPassword(), u"migrate"_s, u"deploy"_s}).code, 0);
        m_server.sql(
            address,
            u"INSERT INTO authors (name, country, created_at) SELECT chr(65 + n % 3) || ' ' || chr(70 + n % 5), "
            "CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN 'CZ' ELSE 'PL' END, "
            "timestamp '2025-01-01' + n % 6 * interval '0.000001 seconds' FROM generate_series(1, 40) n"_s);
        m_server.sql(
            address,
            u"INSERT INTO books (title, author_id, created_at) SELECT 'The ' || chr(65 + n % 7), 1 + n * n % 17, "
            "timestamp '2025-01-01' + n % 5 * interval '0.000001 seconds' FROM generate_series(1, 90) n"_s);
    });
}

void ListPartsTest::givesTheSameInPartsAsAtOnce_data()
{
    QTest::addColumn<QString>("list");

    for (const char *list :
         {"authors", "authors --sort name", "authors --sort -name", "authors --sort country,-added",
          "authors --sort books,-name", "authors --search country:cz --sort -added,name", "books", "books --sort title",
          "books --sort -author,title", "books --sort country,-author,added", "books --sort added",
          "books --search author:b --sort -title", "books --author 2 --sort added,-title"})
        QTest::addRow("%s", list) << QString::fromLatin1(list);
}

void ListPartsTest::givesTheSameInPartsAsAtOnce()
{
    QFETCH(const QString, list);
    const QStringList command = list.split(u' ');
    const Ids all = allOf(command);
    QVERIFY(all.size() > 9);

    Ids found;
    QString after;
    int parts = 0;
    do {
        const Part next = part(command, 9, after);
        QVERIFY(next.ids.size() == 9 || next.next.isEmpty());
        found += next.ids;
        after = next.next;
        ++parts;
    } while (!after.isEmpty());

    QCOMPARE(found, all);
    QCOMPARE(parts, (all.size() + 8) / 9);
}

void ListPartsTest::losesAndRepeatsNothingWhileOthersAddAndRemove_data()
{
    QTest::addColumn<QString>("list");

    for (const char *list : {"books", "books --sort title", "books --sort -author,title", "books --sort country,-added",
                             "books --search b --sort -title"})
        QTest::addRow("%s", list) << QString::fromLatin1(list);
}

void ListPartsTest::losesAndRepeatsNothingWhileOthersAddAndRemove()
{
    QFETCH(const QString, list);
    const QStringList command = list.split(u' ');
    const Ids before = allOf(command);

    Ids found;
    QString after;
    int parts = 0;
    do {
        const Part next = part(command, 9, after);
        found += next.ids;
        after = next.next;
        if (++parts > 5) // By number, more would come than is read.
            continue;
        // The row that the cursor names, the last that was shown, and one far behind; and new ones everywhere.
        const qsizetype place = before.indexOf(found.last());
        for (const qsizetype gone : {place, place + 1, place + 15})
            m_server.sql(m_address, u"DELETE FROM books WHERE id = %1"_s.arg(before.value(gone)));
        m_server.sql(m_address,
                     u"INSERT INTO books (title, author_id, created_at) SELECT 'The ' || chr(65 + n), n, "
                     "timestamp '2025-01-01' + n * interval '0.000001 seconds' FROM generate_series(1, 7) n"_s);
    } while (!after.isEmpty());
    const Ids now = allOf(command);

    QCOMPARE(QSet<int>(found.cbegin(), found.cend()).size(), found.size());
    int stayed = 0;
    for (const int id : before) {
        QVERIFY2(found.contains(id) || !now.contains(id), qPrintable(QString::number(id)));
        stayed += now.contains(id);
    }
    QVERIFY(stayed > 4);
    Ids inOrder = now;
    inOrder.removeIf([&found](int id) { return !found.contains(id); });
    found.removeIf([&now](int id) { return !now.contains(id); });
    QCOMPARE(found, inOrder);
}

void ListPartsTest::tellsPeopleHowToGoOn()
{
    const Answer first = run({u"authors"_s, u"--limit"_s, u"30"_s});
    const QString cursor = QString::fromUtf8(first.err).trimmed().section(u' ', -1);
    const Answer second = run({u"authors"_s, u"--limit"_s, u"30"_s, u"--after"_s, cursor});

    QCOMPARE(first.err, "There are more. They come with: --after " + cursor.toUtf8() + '\n');
    QVERIFY(first.out.endsWith("\n\n30 authors\n"));
    QCOMPARE(second.err, QByteArray());
    QVERIFY2(second.out.contains("\n31  "), second.out.constData());
    QVERIFY(second.out.endsWith("\n\n10 authors\n"));
    QCOMPARE(run({u"authors"_s, u"--limit"_s, u"40"_s}).err, QByteArray());
}

void ListPartsTest::goesOnOverTheLimitOfOnePage()
{
    m_server.sql(m_address,
                 u"INSERT INTO books (title, author_id) SELECT md5(n::text), 1 FROM generate_series(1, 5000) n"_s);
    const QStringList command{u"books"_s, u"--sort"_s, u"title"_s};
    const Ids all = allOf(command);

    const Part first = part(command, 2500, {});
    const Part second = part(command, 1'000'000, first.next);

    QCOMPARE(first.ids.size(), 2500);
    QCOMPARE(first.ids + second.ids, all);
    QCOMPARE(first.ids + allOf(command + QStringList{u"--after"_s, first.next}), all);
    QVERIFY(second.next.isEmpty());
}

//! In Swedish Å, Ä and Ö stand behind Z.
void ListPartsTest::keepsTheAlphabetOfItsFirstPart()
{
    m_server.sql(m_address, u"DELETE FROM books"_s);
    m_server.sql(m_address, u"INSERT INTO books (title, author_id) VALUES ('Ada', 1), ('Ärlig', 1), ('Zebra', 1)"_s);
    const QStringList command{u"books"_s, u"--sort"_s, u"title"_s};
    const Ids usual = allOf(command);
    m_desk.setVariable(u"LC_ALL"_s, u"sv_SE.UTF-8"_s);
    const Ids swedish = allOf(command);
    const Part first = part(command, 1, {});
    m_desk.setVariable(u"LC_ALL"_s, u"C.UTF-8"_s);

    QCOMPARE(swedish, (Ids{usual.at(0), usual.at(2), usual.at(1)}));
    QCOMPARE(first.ids + part(command, 2, first.next).ids, swedish);
}

void ListPartsTest::refusesTheCursorOfAnotherList_data()
{
    QTest::addColumn<QString>("list");

    QTest::addRow("another kind") << u"authors"_s;
    QTest::addRow("another order") << u"books --sort added,-title"_s;
    QTest::addRow("another direction") << u"books --sort added"_s;
    QTest::addRow("another search") << u"books --sort -added --search a"_s;
    QTest::addRow("another author") << u"books --sort -added --author 3"_s;
}

void ListPartsTest::refusesTheCursorOfAnotherList()
{
    QFETCH(const QString, list);
    const QString cursor = part({u"books"_s, u"--sort"_s, u"-added"_s}, 3, {}).next;
    QVERIFY(!cursor.isEmpty());

    const Answer answer = run(list.split(u' ') + QStringList{u"--after"_s, cursor});

    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY2(answer.err.startsWith("catalpa-cli: What is given to --after comes from another list. "),
             answer.err.constData());
}

void ListPartsTest::refusesADamagedCursor()
{
    QString cursor = part({u"books"_s}, 3, {}).next;
    cursor[cursor.size() / 2] = cursor.at(cursor.size() / 2) == u'B' ? u'Q' : u'B';

    const Answer answer = run({u"books"_s, u"--after"_s, cursor});

    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains("this one is none, or not whole"), answer.err.constData());
}

void ListPartsTest::endsQuietlyWhenTheReaderHasEnough()
{
    m_server.sql(m_address,
                 u"INSERT INTO books (title, author_id) SELECT repeat('x', 90) || n, 1 "
                 "FROM generate_series(1, 20000) n"_s);
    m_desk.setVariable(u"DATABASE_URL"_s, m_address.withPassword());

    for (const QString &line : {u"--json books"_s, u"--json books --sort title"_s, u"--json books --limit 15000"_s,
                                u"books --limit 15000"_s}) {
        const Answer answer = m_desk.shell(u"\"$CLI\" %1 | head -c 10"_s.arg(line));

        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.err, QByteArray());
        QCOMPARE(answer.out.size(), 10);
    }
}

//! 60 MB of JSON, as some large records or as many small ones.
void ListPartsTest::needsLittleMemoryForALongList()
{
    m_address = m_server.createDatabase(); // Without our own indexes it is filled in a moment.
    QCOMPARE(run({u"migrate"_s, u"deploy"_s, u"--to"_s, u"add_country"_s}).code, 0);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, bio) SELECT 'x', repeat('x', 100000) FROM generate_series(1, 600);"
                 "INSERT INTO books (title, author_id) SELECT repeat('x', 90), 1 FROM generate_series(1, 400000)"_s);
    const QStringList list{PageState::program(), u"--database"_s, m_address.withPassword(), u"--json"_s};
    const double least = measuredRun(list + QStringList{u"books"_s, u"--limit"_s, u"1"_s}).megabytes;

    const double large = measuredRun(list + QStringList{u"authors"_s}).megabytes;
    const double many = measuredRun(list + QStringList{u"books"_s}).megabytes;

    QVERIFY2(large - least < 30, qPrintable(QString::number(large)));
    QVERIFY2(many - least < 30, qPrintable(QString::number(many)));
}

CATALPA_TEST(ListPartsTest)
#include "tst_listparts.moc"
