// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/country.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

using OptionalText = std::optional<QString>;

//! Countries as they are typed.
class CountryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LANGUAGE", "de"); } // A librarian whose desktop speaks German.

    void aCountryIsRecordedByItsCode_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("recorded");

        QTest::addRow("code") << u"NG"_s << u"NG"_s;
        QTest::addRow("small letters") << u" ng "_s << u"NG"_s;
        QTest::addRow("name") << u"Nigeria"_s << u"NG"_s;
        QTest::addRow("name in small letters") << u"nigeria"_s << u"NG"_s;
        QTest::addRow("name of two words") << u"South  Korea"_s << u"KR"_s;
        QTest::addRow("German") << u"Österreich"_s << u"AT"_s;
        QTest::addRow("German, for a country that does not speak it") << u"Frankreich"_s << u"FR"_s;
        QTest::addRow("French, whatever the desktop speaks") << u"Tchéquie"_s << u"CZ"_s;
        QTest::addRow("Polish, for a country that does not speak it") << u"Niemcy"_s << u"DE"_s;
        QTest::addRow("Spanish, for a country that does not speak it") << u"Alemania"_s << u"DE"_s;
        QTest::addRow("without accents") << u"osterreich"_s << u"AT"_s;
        QTest::addRow("Czech") << u"Česko"_s << u"CZ"_s;
        QTest::addRow("Japanese") << u"日本"_s << u"JP"_s;
        QTest::addRow("Greek") << u"Ελλάδα"_s << u"GR"_s;
        QTest::addRow("Arabic") << u"مصر"_s << u"EG"_s;
        QTest::addRow("short form") << u"USA"_s << u"US"_s;
        QTest::addRow("short form with points") << u"U.S.A."_s << u"US"_s;
        QTest::addRow("no code, but usual") << u"UK"_s << u"GB"_s;
        QTest::addRow("former name") << u"Czech Republic"_s << u"CZ"_s;
        QTest::addRow("beginning of a name") << u"Niger"_s << u"NE"_s;
        QTest::addRow("no country") << u"Atlantis"_s << u"Atlantis"_s;
        QTest::addRow("no country, tidied") << u" Lost \n Atlantis "_s << u"Lost Atlantis"_s;
        QTest::addRow("no code") << u"XX"_s << u"XX"_s;
    }

    void aCountryIsRecordedByItsCode()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, recorded);

        QCOMPARE(countryFrom(typed), OptionalText(recorded));
        QCOMPARE(isUnknownCountry(countryFrom(typed)), recorded.size() != 2 || recorded == u"XX"_s);
    }

    void everyCountryIsFoundByItsCodeAndByItsName()
    {
        for (const NamedCode &country : countries()) {
            QCOMPARE(countryCode(country.code.toLower()), OptionalText(country.code));
            QCOMPARE(countryCode(country.name), OptionalText(country.code));
        }
    }

    void nothingIsNoCountryAndNothingUnknown()
    {
        QCOMPARE(countryFrom(u" "_s), OptionalText());
        QCOMPARE(countryCode(QString()), OptionalText());
        QCOMPARE(countryCode(u"?"_s), OptionalText());
        QVERIFY(!isUnknownCountry(OptionalText()));
        QVERIFY(countriesBeginning(QString()).isEmpty());
    }

    void whatIsRecordedStaysUntilSomethingElseIsTyped()
    {
        QCOMPARE(countryChange(u"Atlantis"_s, OptionalText(u"Atlantis"_s)), std::nullopt);
        QCOMPARE(countryChange(u"Nigeria"_s, OptionalText(u"Nigeria"_s)), std::nullopt);
        QCOMPARE(countryChange(u"nigeria"_s, OptionalText(u"NG"_s)), std::nullopt);
        QCOMPARE(countryChange(u"ng"_s, OptionalText(u"Nigeria"_s))->to, OptionalText(u"NG"_s));
        QCOMPARE(countryChange(QString(), OptionalText(u"NG"_s))->to, OptionalText());
    }

    void theLikeliestCountryIsOfferedFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered");

        QTest::addRow("code") << u"fr"_s << QStringList{u"FR"_s, u"GF"_s, u"PF"_s, u"TF"_s};
        QTest::addRow("name") << u"nigeri"_s << QStringList{u"NG"_s};
        QTest::addRow("word of a name") << u"zeal"_s << QStringList{u"NZ"_s};
        QTest::addRow("own name") << u"öster"_s << QStringList{u"AT"_s};
        QTest::addRow("nothing") << u"atlantis"_s << QStringList();
    }

    void theLikeliestCountryIsOfferedFirst()
    {
        QFETCH(const QString, typed);
        QStringList codes;
        for (const NamedCode &country : countriesBeginning(typed))
            codes += country.code;

        QTEST(codes, "offered");
    }
};

CATALPA_TEST(CountryTest)
#include "tst_country.moc"
