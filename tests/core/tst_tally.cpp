// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchquery.h"
#include "core/statistics/tally.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

//! Groups of books, as statistics show them.
class TallyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingHasNoGroups()
    {
        QCOMPARE(tallied(TallyKind::Added, {}), Tallies());
        QCOMPARE(tallied(TallyKind::Country, {}), Tallies());
    }

    void textsForOneCountryAreOneGroup()
    {
        const Tallies tallies = tallied(
            TallyKind::Country, {{u"CZ"_s, 3}, {u"cz"_s, 1}, {u"Czechia"_s, 2}, {u"Bohemia"_s, 7}, {QString(), 1}});

        QCOMPARE(tallies.groups, QList<Tally>({{u"Bohemia"_s, 7}, {u"CZ"_s, 6}, {QString(), 1}}));
    }

    void monthsWithoutBooksArePutIn()
    {
        const Tallies tallies = tallied(TallyKind::Added, {{u"2026-02"_s, 2}, {u"2025-11"_s, 1}});

        QCOMPARE(tallies.groups,
                 QList<Tally>({{u"2025-11"_s, 1}, {u"2025-12"_s, 0}, {u"2026-01"_s, 0}, {u"2026-02"_s, 2}}));
    }

    void manyMonthsAreYears()
    {
        const Tallies tallies = tallied(TallyKind::Added, {{u"2020-02"_s, 2}, {u"2020-11"_s, 1}, {u"2023-02"_s, 5}});

        QCOMPARE(tallies.groups, QList<Tally>({{u"2020"_s, 3}, {u"2021"_s, 0}, {u"2022"_s, 0}, {u"2023"_s, 5}}));
    }

    void decadesAreInOrderAndNothingIsBehind()
    {
        const Tallies tallies = tallied(TallyKind::Decade, {{QString(), 4}, {u"1990"_s, 2}, {u"1970"_s, 1}});

        QCOMPARE(tallies.groups, QList<Tally>({{u"1970"_s, 1}, {u"1980"_s, 0}, {u"1990"_s, 2}, {QString(), 4}}));
    }

    void thereAreNotMoreThanPeopleLookAt()
    {
        QList<Tally> counted;
        for (int group = 0; group < 250; ++group)
            counted += {u"Land %1"_s.arg(group), 1000 - group};

        const Tallies tallies = tallied(TallyKind::Country, counted);

        QCOMPARE(tallies.groups.size(), mostTallies);
        QCOMPARE(tallies.groups.first(), (Tally{u"Land 0"_s, 1000}));
        QCOMPARE(tallies.others, 50 * 1000 - (200 + 249) * 25);
    }

    void searchesAreUnderstood_data()
    {
        QTest::addColumn<TallyKind>("kind");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("search");
        QTest::newRow("month") << TallyKind::Added << u"2026-03"_s << u"added:2026-03"_s;
        QTest::newRow("year") << TallyKind::Added << u"2026"_s << u"added:2026"_s;
        QTest::newRow("country") << TallyKind::Country << u"CZ"_s << u"country:CZ"_s;
        QTest::newRow("no country") << TallyKind::Country << QString() << u"country:none"_s;
        QTest::newRow("a text") << TallyKind::Country << u"Old \"Bohemia"_s << u"country:\"Old Bohemia\""_s;
        QTest::newRow("language") << TallyKind::Language << u"cs"_s << u"lang:cs"_s;
        QTest::newRow("decade") << TallyKind::Decade << u"1990"_s << u"year:1990..1999"_s;
        QTest::newRow("no year") << TallyKind::Decade << QString() << u"year:none"_s;
    }
    void searchesAreUnderstood()
    {
        QFETCH(const TallyKind, kind);
        QFETCH(const QString, value);
        QFETCH(const QString, search);

        QCOMPARE(searchFor(kind, value), search);
        const SearchQuery query = parseSearch(search, SearchScope::Books);
        QCOMPARE(query.terms.size(), 1);
        QVERIFY(query.terms.first().field != SearchField::Anywhere);
    }
};

Q_DECLARE_METATYPE(catalpa::TallyKind)

CATALPA_TEST(TallyTest)

#include "tst_tally.moc"
