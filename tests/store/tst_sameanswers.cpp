// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A search finds the same in the reading index, in the tables by their words, and in the tables of a catalogue without
// Catalpa's own migrations.

#include "cataloguefixture.h"
#include "core/search/searchpattern.h"
#include "support/testregistry.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <array>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

//! Parts of names and titles; what stands between two parts is drawn, too.
constexpr std::array parts{
    u"King",        u"Song",     u"ng",    u"Ng",         u"one",   u"two",     u"net",      u"Onetwo", u"Catch",
    u"22",          u"AC",       u"DC",    u"O",          u"Brien", u"Søren",   u"Ærø",      u"Straße", u"İlhan",
    u"Čapek",       u"é\u0301t", u"夏目",  u"漱石",       u"孫子",  u"孙",      u"かたかな", u"カナ",   u"C++",
    u"C#",          u"C",        u"+1",    u"J.R.R",      u"jrr",   u"J R R",   u"علی",      u"علي",    u"كتاب",
    u"Чехов",       u"ΑΣ",       u"100%",  u"snake_case", u"a\\b",  u"‘quote’", u"½",        u"٣",      u"한국",
    u"👩‍🚀", u"plus",     u"sharp", u"ﬁ",          u"a",     u"3",       u"10",       u"Lem",    u"lemur",
    u"€5",          u"#1",       u"(x)",   u"[y]",        u"n.n.",  u"ŉ",       u"Wi",       u"Fi",     u"Swim",
    u"Birds",       u"Garden",   u"the",   u"of",         u"Æ",     u"don't",   u"™"};
constexpr std::array joints{u" ", u" ", u" ",   u" ",  u"-", u"/",  u"'", u"’",
                            u".", u"",  u" - ", u", ", u"·", u"\t", u"+"};
constexpr std::array fields{u"",       u"",     u"",         u"",      u"",          u"author:",
                            u"title:", u"bio:", u"country:", u"isbn:", u"publisher:"};
constexpr std::array countries{u"DE", u"Germany", u"NG", u"Česko", u"日本", u"Österreich", u""};
constexpr std::array plainTerms{u"title:none",   u"title:any", u"bio:none",   u"-bio:any",
                                u"country:none", u"books:0",   u"-books:0",   u"books:1..2",
                                u"added:<30d",   u"-bio:none", u"country:ng", u"-country:de"};

template <typename List>
QString oneOf(const List &list, QRandomGenerator &random)
{
    return QStringView(list.at(random.bounded(quint32(list.size())))).toString();
}

QString someText(QRandomGenerator &random)
{
    QString text = oneOf(parts, random);
    for (int more = int(random.bounded(5)); more > 0; --more)
        text += oneOf(joints, random) + oneOf(parts, random);
    return text.trimmed().isEmpty() ? u"x"_s : text;
}

QString quoted(QString text)
{
    return u"E'"_s + text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s) + u'\'';
}

//! A part of a text, from one letter to all of it.
QString pieceOf(const QString &text, QRandomGenerator &random)
{
    const QList<uint> letters = text.toUcs4();
    const qsizetype start = random.bounded(int(letters.size()));
    const qsizetype most = random.bounded(2) == 0 ? 3 : letters.size();
    const qsizetype length = 1 + random.bounded(int(std::max<qsizetype>(1, std::min(most, letters.size() - start))));
    const auto part = letters.mid(start, length);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(part.constData()), part.size());
}

} // namespace

class SameAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheSameEverywhere_data();
    void findsTheSameEverywhere();

private:
    void change(const ConnectionAddress &address, QRandomGenerator &random);
    QString searchFor(const QStringList &texts, QRandomGenerator &random) const;

    TestServer m_server;
};

void SameAnswersTest::findsTheSameEverywhere_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void SameAnswersTest::change(const ConnectionAddress &address, QRandomGenerator &random)
{
    QString sql;
    for (int i = 0; i < 12; ++i) {
        const QString country = oneOf(countries, random);
        sql += u"INSERT INTO authors (name, bio, country) VALUES (%1, %2, %3);"_s.arg(
            quoted(someText(random)), random.bounded(3) == 0 ? u"NULL"_s : quoted(someText(random)),
            country.isEmpty() ? u"NULL"_s : quoted(country));
    }
    for (int i = 0; i < 25; ++i) {
        const QString title = random.bounded(12) == 0 ? someText(random).repeated(130) : someText(random);
        sql +=
            u"INSERT INTO books (title, author_id) SELECT %1, id FROM authors ORDER BY (id * %2) % 31 LIMIT 1;"_s.arg(
                quoted(title), QString::number(1 + random.bounded(29)));
    }
    sql += u"UPDATE authors SET name = %1 WHERE id % 11 = %2;"_s.arg(quoted(someText(random)),
                                                                     QString::number(random.bounded(11)));
    sql += u"UPDATE books SET title = %1 WHERE id % 13 = %2;"_s.arg(quoted(someText(random)),
                                                                    QString::number(random.bounded(13)));
    sql += u"UPDATE books SET author_id = (SELECT min(id) FROM authors) WHERE id % 7 = %1;"_s.arg(random.bounded(7));
    sql += u"DELETE FROM books WHERE id % 17 = %1;"_s.arg(random.bounded(17));
    m_server.sql(address, sql);
}

//! Drawn from what there is, so that most find something.
QString SameAnswersTest::searchFor(const QStringList &texts, QRandomGenerator &random) const
{
    QStringList terms;
    for (quint32 more = random.bounded(5) == 0 ? 2 : 1; more > 0; --more) {
        if (random.bounded(12) == 0) {
            terms += oneOf(plainTerms, random);
            continue;
        }
        QString piece = pieceOf(oneOf(texts, random), random);
        if (random.bounded(6) == 0)
            piece.remove(u'-').remove(u'/').remove(u'\'');
        if (random.bounded(6) == 0)
            piece = piece.toUpper();
        if (random.bounded(3) == 0)
            piece = u'"' + piece.remove(u'"') + u'"';
        if (random.bounded(5) == 0)
            piece.prepend(u'=');
        terms += (random.bounded(5) == 0 ? u"-"_s : QString()) + oneOf(fields, random) + piece;
    }
    return terms.join(u' ');
}

void SameAnswersTest::findsTheSameEverywhere()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address, History::Indexes);
    Opened opened(address);
    CatalogueCapabilities held = opened.capabilities;
    held.readsTables = true;
    CatalogueCapabilities byWords = opened.capabilities;
    byWords.hasReadingIndex = false;
    CatalogueCapabilities bare = byWords;
    bare.hasSearchKey = bare.hasSortKeys = false;
    const std::array shapes{opened.capabilities, held, byWords, bare};
    QVERIFY(opened.capabilities.hasReadingIndex && opened.capabilities.hasSearchKey);

    QStringList differing;
    int found = 0;
    for (int round = 0; round < 3; ++round) {
        change(address, random);
        const QStringList texts =
            m_server
                .sql(address,
                     u"SELECT string_agg(t, E'\\x01') FROM (SELECT name AS t FROM authors UNION ALL"
                     " SELECT bio FROM authors WHERE bio <> '' UNION ALL SELECT left(title, 60) FROM books"
                     ") a"_s)
                .split(QChar(1));
        for (int i = 0; i < 30; ++i) {
            const QString search = searchFor(texts, random);
            const AuthorQuery authors{.order = {{AuthorQuery::Sort::Recorded}}, .search = search};
            const BookQuery books{.order = {{BookQuery::Sort::Recorded}}, .search = search};
            QList<QList<qint64>> answers;
            for (const CatalogueCapabilities &shape : shapes) {
                answers += idsInPages(*opened.catalogue.authors(shape), authors, 500);
                answers += idsInPages(*opened.catalogue.books(shape), books, 500);
            }
            found += answers.at(0).isEmpty() && answers.at(1).isEmpty() ? 0 : 1;
            for (int other = 2; other < answers.size(); ++other) {
                if (answers.at(other) != answers.at(other % 2)) {
                    QString told;
                    QDebug(&told) << search << (other % 2 ? "books" : "authors") << "shape" << other / 2
                                  << answers.at(other) << "and in the index" << answers.at(other % 2);
                    differing += told;
                }
            }
        }
    }

    QVERIFY2(differing.isEmpty(),
             qPrintable(QString::number(differing.size()) + u'\n' + differing.mid(0, 12).join(u'\n')));
    QVERIFY2(found > 40, "the searches are of what there is");
}

CATALPA_TEST(SameAnswersTest)
#include "tst_sameanswers.moc"
