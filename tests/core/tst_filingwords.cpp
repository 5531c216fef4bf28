// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words by which authors and books are filed: one home, and the database's copy of it.

#include "core/filing/filingwords.h"
#include "core/filing/letters.h"
#include "core/filing/naming.h"
#include "core/records/country.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::filing;
using namespace Qt::StringLiterals;

class FilingWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDatabaseHasTheSameWords();
    void eachWordIsWrittenOnceAndInSmallLetters();
    void aCountryIsTheSameByItsCodeAndByItsNames();
};

void FilingWordsTest::theDatabaseHasTheSameWords()
{
    const FilingWords &words = FilingWords::instance();
    QFile file(QStringLiteral(CATALPA_FILING_RULES));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    // Lists are written as /* name */ '{one,other}', and may go over several lines.
    static const QRegularExpression literal(uR"(/\* ([a-z ]+) \*/ '\{((?:[^'}]|'')*)\}')"_s);
    QStringList found;
    for (auto matches = literal.globalMatch(QString::fromUtf8(file.readAll())); matches.hasNext();) {
        const auto match = matches.next();
        QStringList theirs = match.captured(2).replace(u"''"_s, u"'"_s).split(u',');
        for (QString &word : theirs)
            word = word.trimmed();
        found += match.captured(1);
        QCOMPARE(theirs, found.last() == u"articles"_s ? words.articles() : words.list(found.last()));
    }

    QStringList names = words.names() + QStringList{u"articles"_s};
    names.sort();
    found.sort();
    QCOMPARE(found, names);
}

void FilingWordsTest::eachWordIsWrittenOnceAndInSmallLetters()
{
    const FilingWords &words = FilingWords::instance();
    QList<QStringList> lists{words.articles()};
    for (const QString &name : words.names())
        lists += words.list(name);
    static const QRegularExpression meansSomethingInSql(uR"([,{}"\\])"_s);

    for (QStringList list : lists) {
        QVERIFY(!list.isEmpty());
        for (const QString &word : list) {
            QCOMPARE(inSmallLetters(word), word);
            QVERIFY2(!word.contains(meansSomethingInSql), qPrintable(word));
        }
        QCOMPARE(list.removeDuplicates(), 0);
    }
}

void FilingWordsTest::aCountryIsTheSameByItsCodeAndByItsNames()
{
    for (const NamedCode &country : countries()) {
        const Naming naming = namingOf(country.code);
        QStringList names{country.code.toLower(), country.name};
        const QLocale::Country known = QLocale::codeToTerritory(country.code);
        for (const QLocale &locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, known))
            names += locale.nativeTerritoryName();
        for (const QString &name : std::as_const(names)) {
            if (!name.isEmpty() && !name.contains(u',') && namingOf(name) != naming)
                QFAIL(qPrintable(country.code + u": "_s + name));
        }
    }
}

CATALPA_TEST(FilingWordsTest)
#include "tst_filingwords.moc"
