// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of saints, rulers, nobles and bodies, and of countries with an order of their own, against national practice.

#include "core/filing/sortname.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace catalpa;
using namespace Qt::StringLiterals;

namespace {

struct Heading {
    QString kind;
    QString name;
    QString country;
    QString heading;
    bool isDoubtful;
};

QList<Heading> headingsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QList<Heading> headings;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList cells = line.split(u'\t');
        if (!line.startsWith(u'#'))
            headings += {cells.at(0), cells.at(1), cells.at(2), cells.at(3), cells.value(4) == u"?"};
    }
    return headings;
}

const auto known = QStringLiteral(CATALPA_FILING "/filingheadings.tsv");
const auto heldOut = QStringLiteral(CATALPA_FILING "/filingheldout.tsv");

} // namespace

class FilingHeadingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areAsTheLibrariesOfTheirCountriesHaveThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<bool>("isDoubtful");
        for (const Heading &each : headingsIn(known))
            QTest::addRow("%s [%s]", qPrintable(each.name), qPrintable(each.country))
                << each.name << each.country << each.heading << each.isDoubtful;
    }
    void areAsTheLibrariesOfTheirCountriesHaveThem()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, country);
        QFETCH(const QString, heading);
        QFETCH(const bool, isDoubtful);

        QCOMPARE(authorSortName(name, country), (SortName{heading, isDoubtful}));
    }

    void whatIsAHeadingIsNotTurnedAgain()
    {
        for (const QString &path : {known, heldOut}) {
            for (const Heading &each : headingsIn(path)) {
                // "Ville de Paris" is one, too, and "Bernard, de Clairvaux".
                if (each.heading.contains(u", "_s) || each.kind == u"body")
                    QCOMPARE(authorSortName(each.heading, each.country).text, each.heading);
            }
        }
    }

    //! Of names on which no rule was made.
    void mostOfThoseThatNobodyHasLookedAtAreRight()
    {
        int right = 0;
        int wrongUnsaid = 0;
        QStringList wrong;
        const QList<Heading> headings = headingsIn(heldOut);
        for (const Heading &each : headings) {
            const SortName filed = authorSortName(each.name, each.country);
            if (filed.text == each.heading) {
                ++right;
                continue;
            }
            wrongUnsaid += filed.isDoubtful ? 0 : 1;
            wrong += each.name + u" -> "_s + filed.text;
        }

        QCOMPARE(headings.size(), 100);
        QVERIFY2(right >= 96, qPrintable(wrong.join(u'\n')));
        QVERIFY2(wrongUnsaid <= 3, qPrintable(wrong.join(u'\n')));
    }
};

CATALPA_TEST(FilingHeadingsTest)
#include "tst_filingheadings.moc"
