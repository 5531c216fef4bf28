// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testregistry.h"
#include "wording/cataloguetext.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

//! Why tables are no catalogue.
class CatalogueTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheColumnThatIsInTheWay_data()
    {
        QTest::addColumn<std::optional<UnfitColumn>>("unfit");
        QTest::addColumn<QString>("sentence");

        QTest::addRow("another type")
            << std::optional(UnfitColumn{u"authors"_s, u"id"_s, u"bigint"_s, u"integer"_s})
            << u"The column “id” of the table “authors” in this database is of the type “bigint” and not “integer”, so "
               "it is not a catalogue's."_s;
        QTest::addRow("missing") << std::optional(UnfitColumn{u"books"_s, u"title"_s, {}, u"text"_s})
                                 << u"The table “books” of this database has no column “title”, so it is not a "
                                    "catalogue's."_s;
        QTest::addRow("one table") << std::optional<UnfitColumn>()
                                   << u"This database has only one of the tables “authors” and “books”, so it is no "
                                      "catalogue."_s;
    }
    void namesTheColumnThatIsInTheWay()
    {
        QFETCH(const std::optional<UnfitColumn>, unfit);
        QFETCH(const QString, sentence);
        CatalogueCapabilities capabilities;
        capabilities.level = CatalogueCapabilities::Level::Foreign;
        capabilities.unfit = unfit;

        QCOMPARE(whyForeign(capabilities), sentence);
    }
};

CATALPA_TEST(CatalogueTextTest)
#include "tst_cataloguetext.moc"
