// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several authors in one cell, with nothing but commas and words between them.

#include "exchange/exchangefixture.h"
#include "exchange/names.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

//! As people would say it, "?" behind what was guessed.
QString said(const QString &cell)
{
    const ExchangeRecord record = onlyRecord(u"title,author\nBook,\"%1\"\n"_s.arg(cell).toUtf8(), u"a.csv"_s);
    QStringList all;
    for (const Person &person : record.people)
        all += naturalName(person) + (person.role == u"aut"_s ? QString() : u" ["_s + person.role + u']');
    return all.join(u"; "_s) + (record.problems.isEmpty() ? QString() : u" ?"_s);
}

} // namespace

class SeveralPeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsNamed_data();
    void whoIsNamed() { QTEST(said(QString::fromUtf8(QTest::currentDataTag())), "people"); }
};

void SeveralPeopleTest::whoIsNamed_data()
{
    QTest::addColumn<QString>("people");
    const auto row = [](const char *text, const char *people) {
        QTest::addRow("%s", text) << QString::fromUtf8(people);
    };
    // Whole names.
    row("Haruki Murakami, Jay Rubin", "Haruki Murakami; Jay Rubin ?");
    row("Astrid Lindgren, Ilon Wikland", "Astrid Lindgren; Ilon Wikland ?");
    row("Liu Cixin, Ken Liu", "Liu Cixin; Ken Liu ?");
    row("Chimamanda Ngozi Adichie, Wole Soyinka", "Chimamanda Ngozi Adichie; Wole Soyinka ?");
    row("Ta-Nehisi Coates, Brian Stelfreeze", "Ta-Nehisi Coates; Brian Stelfreeze ?");
    row("Nguyễn Du, Huỳnh Sanh Thông", "Nguyễn Du; Huỳnh Sanh Thông ?");
    row("Ursula K. Le Guin, Todd Barton, Margaret Chodos-Irvine",
        "Ursula K. Le Guin; Todd Barton; Margaret Chodos-Irvine ?");
    row("Charles Dickens, Hablot K. Browne (Illustrator)", "Charles Dickens; Hablot K. Browne [ill] ?");
    row("Åsa Larsson och Ingela Korsell", "Åsa Larsson; Ingela Korsell ?");
    row("Umberto Eco e Carlo Martini", "Umberto Eco; Carlo Martini ?");
    row("村上春樹, 柴田元幸", "村上春樹; 柴田元幸 ?");
    row("김영하, 한강", "김영하; 한강 ?");
    row("نجيب محفوظ، طه حسين", "نجيب محفوظ; طه حسين ?");
    row("Plato, Aristotle", "Plato; Aristotle ?");
    row("Homer, Virgil, Dante", "Homer; Virgil; Dante ?");
    // Initials behind.
    row("Иванов И.И., Петров П.П.", "И.И. Иванов; П.П. Петров ?");
    row("Smith J, Doe J", "J Smith; J Doe ?");
    // What stands behind one name.
    row("Jane Austen, edited by Vivien Jones", "Jane Austen; Vivien Jones [edt]");
    row("Martin Luther King, Jr., Coretta Scott King", "Martin Luther King, Jr.; Coretta Scott King ?");
    row("National Geographic, Inc.", "National Geographic, Inc.");
    row("United Nations, Department of Economic Affairs", "United Nations, Department of Economic Affairs");
    // Headings.
    row("García Márquez, Gabriel José", "Gabriel José García Márquez");
    row("Le Guin, Ursula Kroeber", "Ursula Kroeber Le Guin");
    row("Conan Doyle, Arthur", "Arthur Conan Doyle");
    row("夏目, 漱石", "夏目漱石");
    row("محفوظ، نجيب", "محفوظ، نجيب");
    row("Church, Charlotte", "Charlotte Church");
    row("Ramón y Cajal, Santiago", "Santiago Ramón y Cajal");
    row("Santiago Ramón y Cajal", "Santiago Ramón y Cajal");
    row("José Ortega y Gasset", "José Ortega y Gasset");
    row("Smith, S.A.", "S.A. Smith");
}

CATALPA_TEST(SeveralPeopleTest)
#include "tst_severalpeople.moc"
