// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localfixture.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace catalpa::test;

//! Many programs that find nothing, and begin at the same moment.
class LocalRaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twentyProgramsBeginOneCatalogueTogether_data()
    {
        QTest::addColumn<int>("round");
        for (int round = 1; round <= 50; ++round)
            QTest::addRow("%d", round) << round;
    }

    void twentyProgramsBeginOneCatalogueTogether()
    {
        const Place place;
        std::vector<std::unique_ptr<Visitor>> visitors;
        for (int i = 0; i < 20; ++i)
            visitors.push_back(std::make_unique<Visitor>(u"start"_s, place.folder()));

        for (const auto &visitor : visitors)
            QCOMPARE(visitor->answer(), "ok "_L1 + place.folder());

        QCOMPARE(QDir(place.folder()).entryList({u"data*"_s}), QStringList{u"data"_s});
    }
};

CATALPA_TEST(LocalRaceTest)

#include "tst_localrace.moc"
