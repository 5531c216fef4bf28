// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Authors as libraries and lists write them in one text.

#include "core/filing/sortname.h"
#include "exchange/catalogue/bookrecord.h"
#include "exchange/exchangefixture.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

//! "Jane Doe [trl] 1950-; …": as people would say it; "?" behind what was guessed.
QString said(const NamedPeople &named)
{
    QStringList all;
    for (const Person &person : named.people) {
        QStringList parts{naturalName(person)};
        if (person.role != u"aut"_s)
            parts += u'[' + person.role + u']';
        if (!person.dates.isEmpty())
            parts += u'<' + person.dates + u'>';
        if (!person.fuller.isEmpty())
            parts += u'=' + person.fuller;
        all += parts.join(u' ');
    }
    return all.join(u"; "_s) + (named.isGuess ? u" ?"_s : QString());
}

ReadFile table(const QString &author)
{
    return readBytes(u"title,author\nBook,\"%1\"\n"_s.arg(author).toUtf8(), u"a.csv"_s);
}

} // namespace

class NamedPeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsNamed_data();
    void whoIsNamed();
    void headingsAreFiledWhereTheyWere_data();
    void headingsAreFiledWhereTheyWere();
    void marcSaysTheSame_data();
    void marcSaysTheSame();
    void whatIsGuessedIsSaid();
    void everyFormatReadsThemAlike();
};

void NamedPeopleTest::whoIsNamed_data()
{
    QTest::addColumn<QString>("people");
    const auto row = [](const char *text, const char *people) {
        QTest::addRow("%s", text) << QString::fromUtf8(people);
    };
    // Dates, fuller forms, titles.
    row("Austen, Jane, 1775-1817", "Jane Austen <1775-1817>");
    row("Tolkien, J. R. R. (John Ronald Reuel), 1892-1973", "J. R. R. Tolkien <1892-1973> =John Ronald Reuel Tolkien");
    row("Lewis, C. S. (Clive Staples)", "C. S. Lewis =Clive Staples Lewis");
    row("H. D. (Hilda Doolittle), 1886-1961", "H. D. <1886-1961> =Hilda Doolittle");
    row("Tolstoy, Leo, graf, 1828-1910", "Leo Tolstoy, graf <1828-1910>");
    row("Augustine, of Hippo, Saint, 354-430", "Augustine of Hippo, Saint <354-430>");
    row("Paul VI, Pope, 1897-1978", "Paul VI, Pope <1897-1978>");
    row("Dumas, Alexandre, père", "Alexandre Dumas, père");
    row("King, Martin Luther, Jr., 1929-1968", "Martin Luther King, Jr. <1929-1968>");
    row("Doe, John, 1950-", "John Doe <1950->");
    row("Doe, John, -1920", "John Doe <-1920>");
    row("Doe, John, b. 1950", "John Doe <b. 1950>");
    row("Doe, John, active 1500", "John Doe <active 1500>");
    row("Doe, John, approximately 1500-1550", "John Doe <approximately 1500-1550>");
    row("Doe, John, ca. 1400-1450", "John Doe <ca. 1400-1450>");
    row("Plato, 427 B.C.-347 B.C.", "Plato <427 B.C.-347 B.C.>");
    row("Doe, John, Sir", "John Doe, Sir");
    row("Doe, John, 1st Baron Foo", "John Doe, 1st Baron Foo");
    row("King, Stephen 1947-", "Stephen King <1947->");
    row("Goethe, Johann Wolfgang von (1749-1832)", "Johann Wolfgang von Goethe <1749-1832>");
    row("von Goethe, Johann Wolfgang, 1749-1832", "Johann Wolfgang von Goethe <1749-1832>");
    row("Jane Austen (1775-1817)", "Jane Austen <1775-1817>");
    // Roles.
    row("Shakespeare, William, 1564-1616, author.", "William Shakespeare <1564-1616>");
    row("Rowling, J. K., author, illustrator", "J. K. Rowling; J. K. Rowling [ill]");
    row("John Smith (translator)", "John Smith [trl]");
    row("Smith, John (Editor)", "John Smith [edt]");
    row("Müller, Hans (Hrsg.)", "Hans Müller [edt]");
    row("by John Smith", "John Smith");
    row("edited by John Smith", "John Smith [edt]");
    row("edited by John Smith and Jane Doe", "John Smith [edt]; Jane Doe [edt] ?");
    row("John Smith; translated by Jane Doe", "John Smith; Jane Doe [trl]");
    row("Homer ; translated by E.V. Rieu", "Homer; E.V. Rieu [trl]");
    row("夏目漱石著", "夏目漱石");
    row("夏目漱石", "夏目漱石");
    row("Smith, Ed", "Ed Smith");
    // Several people.
    row("Smith, John and Doe, Jane", "John Smith; Jane Doe");
    row("Smith, John & Doe, Jane, 1950-", "John Smith; Jane Doe <1950->");
    row("John Smith, Jane Doe and Richard Roe", "John Smith; Jane Doe; Richard Roe ?");
    row("John Smith, Jane Doe", "John Smith; Jane Doe ?");
    row("Smith, J., Doe, J., & Roe, R.", "J. Smith; J. Doe; R. Roe ?");
    row("Smith, John, Doe, Jane", "John Smith; Jane Doe ?");
    row("Gaiman, Neil (Author); McKean, Dave (Illustrator)", "Neil Gaiman; Dave McKean [ill]");
    row("John Smith|Jane Doe", "John Smith; Jane Doe");
    row("Stieg Larsson/Reg Keeland", "Stieg Larsson; Reg Keeland ?");
    row("John Smith / Jane Doe", "John Smith; Jane Doe ?");
    row("John Smith, Jane Doe et al.", "John Smith; Jane Doe ?");
    // What is one name.
    row("García Márquez, Gabriel", "Gabriel García Márquez");
    row("Sidney and Beatrice Webb", "Sidney and Beatrice Webb");
    row("Barnes & Noble", "Barnes & Noble");
    row("Department of Health and Human Services", "Department of Health and Human Services");
    row("Ortega y Gasset, José", "José Ortega y Gasset");
    row("Johann Wolfgang von Goethe", "Johann Wolfgang von Goethe");
    row("AC/DC", "AC/DC");
    row("John Smith (Firm)", "John Smith (Firm)");
    row("Smith, John, III", "John Smith, III");
    row("al-Ghazālī, Abū Ḥāmid", "Abū Ḥāmid al-Ghazālī");
    // Nobody, and nobody who is known.
    row("(no author)", "");
    row("N/A", "");
    row("-", "");
    row("Anonymous", "Anonymous");
    row("[unknown]", "unknown");
}

void NamedPeopleTest::whoIsNamed()
{
    QFETCH(const QString, people);

    QCOMPARE(said(peopleNamed(QString::fromUtf8(QTest::currentDataTag()), u"aut"_s)), people);
}

void NamedPeopleTest::headingsAreFiledWhereTheyWere_data()
{
    QTest::addColumn<QString>("filed");
    const auto row = [](const char *heading, const char *filed) {
        QTest::addRow("%s", heading) << QString::fromUtf8(filed);
    };
    row("Austen, Jane, 1775-1817", "Austen, Jane");
    row("Tolkien, J. R. R. (John Ronald Reuel), 1892-1973", "Tolkien, J. R. R.");
    row("Tolstoy, Leo, graf, 1828-1910", "Tolstoy, Leo, graf");
    row("Scott, Walter, Sir, 1771-1832", "Scott, Walter, Sir");
    row("Augustine, of Hippo, Saint, 354-430", "Augustine, of Hippo, Saint");
    row("Doe, John, 1st Baron Foo", "Doe, John, 1st Baron Foo");
    row("Dumas, Alexandre, père", "Dumas, Alexandre, père");
    row("H. D. (Hilda Doolittle), 1886-1961", "H. D.");
    row("King, Stephen 1947-", "King, Stephen");
    row("Paul VI, Pope", "Paul VI, Pope");
}

void NamedPeopleTest::headingsAreFiledWhereTheyWere()
{
    QFETCH(const QString, filed);
    const ReadFile file = table(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(file.records.size(), 1);

    const auto book = incomingBook(file.records.first(), {true, true});

    QCOMPARE(authorSortName(book->author.name, {}).text, filed);
}

void NamedPeopleTest::marcSaysTheSame_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addRow("dates") << u"Austen, Jane, 1775-1817"_s;
    QTest::addRow("fuller") << u"Tolkien, J. R. R. (John Ronald Reuel), 1892-1973"_s;
    QTest::addRow("title") << u"Tolstoy, Leo, graf, 1828-1910"_s;
    QTest::addRow("origin") << u"Augustine, of Hippo, Saint, 354-430"_s;
    QTest::addRow("pope") << u"Paul VI, Pope, 1897-1978"_s;
    QTest::addRow("role") << u"Shakespeare, William, 1564-1616, author."_s;
}

void NamedPeopleTest::marcSaysTheSame()
{
    QFETCH(const QString, heading);
    static const QHash<QString, QString> fields{
        {u"dates"_s, u"1 |aAusten, Jane,|d1775-1817"_s},
        {u"fuller"_s, u"1 |aTolkien, J. R. R.|q(John Ronald Reuel),|d1892-1973"_s},
        {u"title"_s, u"1 |aTolstoy, Leo,|cgraf,|d1828-1910"_s},
        {u"origin"_s, u"0 |aAugustine,|cof Hippo, Saint,|d354-430"_s},
        {u"pope"_s, u"0 |aPaul|bVI,|cPope,|d1897-1978"_s},
        {u"role"_s, u"1 |aShakespeare, William,|d1564-1616,|eauthor."_s},
    };
    const QString field = fields.value(QString::fromUtf8(QTest::currentDataTag()));
    QString subfields;
    for (const QString &part : field.mid(3).split(u'|'))
        subfields += u"<subfield code=\"%1\">%2</subfield>"_s.arg(part.left(1), part.mid(1));
    const QString xml = u"<collection><record><leader>00000nam a2200000 i 4500</leader>"
                        "<datafield tag=\"100\" ind1=\"%1\" ind2=\" \">%2</datafield>"
                        "<datafield tag=\"245\" ind1=\"1\" ind2=\"0\"><subfield code=\"a\">Book</subfield></datafield>"
                        "</record></collection>"_s.arg(field.left(1), subfields);

    const auto marc = incomingBook(onlyRecord(xml.toUtf8()), {true, true});
    const auto csv = incomingBook(table(heading).records.value(0), {true, true});

    QCOMPARE(marc->author, csv->author);
}

void NamedPeopleTest::whatIsGuessedIsSaid()
{
    const ReadFile guessed = table(u"John Smith, Jane Doe and Richard Roe"_s);
    QCOMPARE(guessed.records.first().people.size(), 3);
    QCOMPARE(guessed.records.first().problems,
             QStringList{u"“John Smith, Jane Doe and Richard Roe” was taken for several people."_s});
    QCOMPARE(table(u"Smith, John and Doe, Jane"_s).records.first().problems, QStringList());
}

void NamedPeopleTest::everyFormatReadsThemAlike()
{
    const auto life = [](const QByteArray &bytes) {
        const Person person = onlyRecord(bytes).people.value(0);
        return naturalName(person) + u' ' + person.dates;
    };
    const QString right = u"Jane Austen 1775-1817"_s;

    QCOMPARE(life("TY  - BOOK\nTI  - Emma\nAU  - Austen, Jane, 1775-1817\nER  - \n"), right);
    QCOMPARE(life("@book{a, title={Emma}, author={Austen, Jane, 1775-1817}}"), right);
    QCOMPARE(life(R"([{"type":"book","title":"Emma","author":[{"literal":"Austen, Jane, 1775-1817"}]}])"), right);
    QCOMPARE(life("<dc xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Emma</dc:title>"
                  "<dc:creator>Austen, Jane, 1775-1817</dc:creator></dc>"),
             right);
}

CATALPA_TEST(NamedPeopleTest)
#include "tst_namedpeople.moc"
