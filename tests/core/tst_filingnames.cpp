// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What authors are filed under.

#include "core/filing/filingwords.h"
#include "core/filing/sortname.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace catalpa;
using namespace Qt::StringLiterals;

class FilingNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAsALibraryDoes_data();
    void filesAsALibraryDoes();
    void whatIsFiledStaysWhereItIs_data();
    void whatIsFiledStaysWhereItIs();
    void aCountryMayBeWrittenInManyWays();
    void aNameOfAThousandWordsIsLeftAlone();
    void blanksOfAnyKindAreOne();

private:
    static QList<QStringList> rows(); //!< Of the file: name, country, sort name, and perhaps "?".
};

QList<QStringList> FilingNamesTest::rows()
{
    QList<QStringList> rows;
    QFile file(QStringLiteral(CATALPA_FILING_NAMES));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            rows += line.split(u'\t');
    }
    return rows;
}

void FilingNamesTest::filesAsALibraryDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("sortName");
    QTest::addColumn<bool>("isDoubtful");
    for (const QStringList &row : rows())
        QTest::addRow("%s [%s]", qPrintable(row.at(0)), qPrintable(row.at(1)))
            << row.at(0) << row.at(1) << row.at(2) << (row.value(3) == u"?"_s);
}

void FilingNamesTest::filesAsALibraryDoes()
{
    QFETCH(const QString, name);
    QFETCH(const QString, country);
    QFETCH(const QString, sortName);
    QFETCH(const bool, isDoubtful);

    const SortName filed = authorSortName(name, country);

    QCOMPARE(filed.text, sortName);
    QCOMPARE(filed.isDoubtful, isDoubtful);
}

void FilingNamesTest::whatIsFiledStaysWhereItIs_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("country");
    for (const QStringList &row : rows()) {
        const QString &heading = row.at(2);
        if (heading.contains(u", "_s) && !heading.contains(u';') && !heading.contains(u" / "_s))
            QTest::addRow("%s [%s]", qPrintable(heading), qPrintable(row.at(1))) << heading << row.at(1);
    }
}

void FilingNamesTest::whatIsFiledStaysWhereItIs()
{
    QFETCH(const QString, heading);
    QFETCH(const QString, country);

    QCOMPARE(authorSortName(heading, country).text, heading);
}

void FilingNamesTest::aCountryMayBeWrittenInManyWays()
{
    for (const QString &written : {u"MX"_s, u"mx"_s, u" Mx "_s, u"Mexico"_s, u"MÉXICO"_s, u"Mexiko"_s})
        QCOMPARE(authorSortName(u"Octavio Paz Lozano"_s, written).text, u"Paz Lozano, Octavio"_s);
    for (const QString &written : {u"GB"_s, u"XX"_s, u"Atlantis"_s})
        QCOMPARE(authorSortName(u"Octavio Paz Lozano"_s, written).text, u"Lozano, Octavio Paz"_s);
}

void FilingNamesTest::aNameOfAThousandWordsIsLeftAlone()
{
    const QString name = u"Ann "_s.repeated(1000);

    QCOMPARE(authorSortName(name, {}), (SortName{name, true}));
}

void FilingNamesTest::blanksOfAnyKindAreOne()
{
    for (const QString &blank : {u"\t"_s, u"\n"_s, u"\u00a0"_s, u"\u3000"_s, u" \u200b "_s, u"\u0001"_s})
        QCOMPARE(authorSortName(u"Karel"_s + blank + u"Čapek"_s, {}).text, u"Čapek, Karel"_s);
}

CATALPA_TEST(FilingNamesTest)
#include "tst_filingnames.moc"
