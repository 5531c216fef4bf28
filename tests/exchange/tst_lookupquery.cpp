// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/query.h"
#include "exchange/lookup/sru.h"
#include "exchange/lookup/target.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

#include <yaz/cql.h>
#include <yaz/pquery.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;

Q_DECLARE_METATYPE(QStringList)

namespace {

//! The terms of a query as YAZ reads it.
void collectTerms(const Z_RPNStructure *part, QStringList &terms)
{
    if (part->which == Z_RPNStructure_complex) {
        collectTerms(part->u.complex->s1, terms);
        collectTerms(part->u.complex->s2, terms);
        return;
    }
    const Z_Term *term = part->u.simple->u.attributesPlusTerm->term;
    terms += QString::fromUtf8(reinterpret_cast<const char *>(term->u.general->buf), term->u.general->len);
}

QStringList prefixTerms(const QByteArray &query)
{
    ODR odr = odr_createmem(ODR_ENCODE);
    YAZ_PQF_Parser parser = yaz_pqf_create();
    QStringList terms;
    if (const Z_RPNQuery *read = yaz_pqf_parse(parser, odr, query.constData()))
        collectTerms(read->RPNStructure, terms);
    yaz_pqf_destroy(parser);
    odr_destroy(odr);
    return terms;
}

void collectTerms(const cql_node *node, QStringList &terms)
{
    if (!node)
        return;
    if (node->which == CQL_NODE_BOOL) {
        collectTerms(node->u.boolean.left, terms);
        collectTerms(node->u.boolean.right, terms);
    } else if (node->which == CQL_NODE_ST) {
        // YAZ keeps backslashes, for who makes something else of the term.
        QString term = QString::fromUtf8(node->u.st.term);
        static const QRegularExpression escaped(u"\\\\(.)"_s);
        terms += term.replace(escaped, u"\\1"_s);
    }
}

QStringList cqlTerms(const QString &query)
{
    CQL_parser parser = cql_parser_create();
    QStringList terms;
    if (cql_parser_string(parser, query.toUtf8().constData()) == 0)
        collectTerms(cql_parser_result(parser), terms);
    cql_parser_destroy(parser);
    return terms;
}

} // namespace

//! What is asked of other catalogues, and of which.
class LookUpQueryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesAnIsbnInBothForms_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("isbns");

        const QStringList both{u"9780306406157"_s, u"0306406152"_s};
        QTest::newRow("thirteen") << u"9780306406157"_s << both;
        QTest::newRow("hyphens") << u" 978-0-306-40615-7 "_s << both;
        QTest::newRow("dashes") << u"978–0–306–40615–7"_s << both;
        QTest::newRow("ten") << u"0306406152"_s << both;
        QTest::newRow("with the word") << u"ISBN 0-306-40615-2"_s << both;
        QTest::newRow("with the number of the word") << u"isbn-13: 9780306406157"_s << both;
        QTest::newRow("X") << u"080442957x"_s << QStringList{u"9780804429573"_s, u"080442957X"_s};
        QTest::newRow("with what it is") << u"ISBN-13: 978-0-306-40615-7 (pbk.)"_s << both;
        QTest::newRow("with what it is before it") << u"(hardback) ISBN: 0306406152 [printed]:"_s << both;
        QTest::newRow("wide digits") << u"９７８０３０６４０６１５７"_s << both;
        QTest::newRow("wide name and signs")
            << u"ＩＳＢＮ－１３：９７８－０－３０６－４０６１５－７（ｐｂｋ．）"_s << both;
        QTest::newRow("Arabic digits") << u"٩٧٨٠٣٠٦٤٠٦١٥٧"_s << both;
        QTest::newRow("a wide X") << u"０８０４４２９５７Ｘ"_s << QStringList{u"9780804429573"_s, u"080442957X"_s};
        QTest::newRow("979") << u"9791090636071"_s << QStringList{u"9791090636071"_s};
    }
    void takesAnIsbnInBothForms()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, isbns);

        const auto query = lookUpQuery(typed);

        QVERIFY(query);
        QCOMPARE(query->isbns, isbns);
        QCOMPARE(query->words, QStringList());
        QCOMPARE(prefixTerms(prefixQuery(*query)), isbns);
        QCOMPARE(cqlTerms(cqlQuery(*query, lookUpTargets().at(1))), isbns);
    }

    void refusesWhatCannotBeLookedUp_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("check digit") << u"9780306406158"_s << u"its check digit is wrong"_s;
        QTest::newRow("prefix") << u"4006381333931"_s << u"it begins neither with 978 nor with 979"_s;
        QTest::newRow("a prefix that is wrong too")
            << u"9770306406157"_s << u"it begins neither with 978 nor with 979"_s;
        QTest::newRow("music") << u"979-0-2600-0043-8"_s << u"printed music (ISMN)"_s;
        QTest::newRow("group") << u"978-6-7000000-0-0"_s << u"no country, area or language with this beginning"_s;
        QTest::newRow("group of 979") << u"9792000000008"_s << u"no country, area or language with this beginning"_s;
        QTest::newRow("an ISBN among words") << u"krakatit 080442957X"_s << u"“080442957X” is an ISBN"_s;
        QTest::newRow("a wrong one among words") << u"krakatit 9780306406158"_s << u"its check digit is wrong"_s;
        QTest::newRow("another number of a shop") << u"4006381333931"_s << u"is no ISBN"_s;
        QTest::newRow("nothing") << u"  "_s << u"Give an ISBN"_s;
        QTest::newRow("signs") << u"\" @ \\ *"_s << u"Give an ISBN"_s;
    }
    void refusesWhatCannotBeLookedUp()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, sentence);

        const auto query = lookUpQuery(typed);

        QVERIFY(!query);
        QCOMPARE(query.error().kind, ErrorKind::Invalid);
        QVERIFY2(query.error().message.contains(sentence), qPrintable(query.error().message));
    }

    void partsSeveralNumbers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("questions");
        QTest::newRow("two") << u"9780306406157 0-8044-2957-X"_s << QStringList{u"9780306406157"_s, u"0-8044-2957-X"_s};
        QTest::newRow("lines, one wrong")
            << u" 9780306406157\r\n9780306406158;"_s << QStringList{u"9780306406157"_s, u"9780306406158"_s};
        QTest::newRow("one in parts") << u"978 0 306 40615 7"_s << QStringList{u"978 0 306 40615 7"_s};
        QTest::newRow("two in parts") << u"978 0 306 40615 7, 0 8044 2957 X"_s
                                      << QStringList{u"978 0 306 40615 7"_s, u"0 8044 2957 X"_s};
        QTest::newRow("both forms of one") << u"ISBN-10: 0306406152\nISBN-13: 978-0306406157 (Hardcover)"_s
                                           << QStringList{u"0306406152"_s, u"978-0306406157"_s};
        QTest::newRow("one wrong, with its name")
            << u"ISBN ９７７–0306406157 (pbk.)"_s << QStringList{u"977-0306406157"_s};
        QTest::newRow("words") << u"War, with the Newts"_s << QStringList{u"War, with the Newts"_s};
        QTest::newRow("both") << u"krakatit 9780306406157"_s << QStringList{u"krakatit 9780306406157"_s};
        QTest::newRow("nothing") << QString() << QStringList{QString()};
    }
    void partsSeveralNumbers()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, questions);

        QCOMPARE(lookUpQuestions(typed), questions);
    }

    //! Whatever is typed is terms, each once as a title and once as an author, and nothing else.
    void wordsAreNeverPartsOfTheQuery_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"R.U.R. Čapek", "1984", "a\"b", "x\" or cql.allRecords=\"1", "@or @attr 1=4 a", "@set Default",
              "back\\slash end\\", "\\\" \"\\x", "and or not prox", "(a) <b> = c/d", "a* b? ^c #d", "{x} 'y'",
              "Война и мир", "紅樓夢", "dc.title=x sortby y", "@term string x", "-1 --2"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    void wordsAreNeverPartsOfTheQuery()
    {
        QFETCH(const QString, typed);

        const auto query = lookUpQuery(typed);

        QVERIFY(query);
        QStringList terms;
        for (const QString &word : query->words) {
            QVERIFY(typed.contains(word));
            terms << word << word;
        }
        QCOMPARE(prefixTerms(prefixQuery(*query)), terms);
        QCOMPARE(cqlTerms(cqlQuery(*query, lookUpTargets().at(1))), terms);
        const QUrl url = sruUrl(lookUpTargets().at(1), *query);
        QCOMPARE(QUrlQuery(url).queryItemValue(u"query"_s, QUrl::FullyDecoded),
                 cqlQuery(*query, lookUpTargets().at(1)));
        QVERIFY(!url.toEncoded().contains('+'));
        QCOMPARE(url.host(), u"sru.k10plus.de"_s);
    }

    void isBounded()
    {
        const QString title =
            u"The History of the Decline and Fall of the Roman Empire by Edward Gibbon in six volumes"_s;
        const auto query = lookUpQuery(title);

        QVERIFY(query);
        QCOMPARE(query->words, title.split(u' ')); // Each, so that nothing else is found.
        const auto refused = lookUpQuery((title + u' ').repeated(4));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"more than 300 characters"_s), qPrintable(refused.error().message));
    }

    void presetsAreWhole()
    {
        QStringList keys;
        for (const LookUpTarget &target : lookUpTargets()) {
            keys += target.key;
            QCOMPARE(*lookUpTarget(target.key.toUpper()), target);
            QCOMPARE(*lookUpTarget(target.name), target);
            QCOMPARE(lookUpTarget(target.typed)->address, target.address);
        }
        QCOMPARE(keys, QStringList({u"loc"_s, u"k10plus"_s, u"bnf"_s, u"dnb"_s}));
        QCOMPARE(lookUpTarget(u"loc"_s)->address.port(), 210);
        QCOMPARE(lookUpTarget(u"loc"_s)->database(), u"LCDB"_s);
        QVERIFY(protectionText(*lookUpTarget(u"loc"_s)).contains("not encrypted"_L1));
        QVERIFY(protectionText(*lookUpTarget(u"bnf"_s)).contains("is encrypted"_L1));
        QCOMPARE(lookUpTarget(u"bnf"_s)->schema, u"unimarcxchange"_s);
        QCOMPARE(lookUpTarget(u"dnb"_s)->isbnIndex, u"dnb.num"_s);
    }

    void takesAnAddress()
    {
        const auto z3950 = lookUpTarget(u"z3950://z3950.example.org/books?syntax=unimarc"_s);
        const auto sru = lookUpTarget(u"http://[::1]:8080/sru?isbn=x.isbn"_s);

        QVERIFY(z3950 && sru);
        QCOMPARE(z3950->address.port(), 210);
        QCOMPARE(z3950->schema, u"unimarc"_s);
        QCOMPARE(z3950->name, u"z3950.example.org"_s);
        QCOMPARE(sru->isbnIndex, u"x.isbn"_s);
        QCOMPARE(sru->titleIndex, u"dc.title"_s);
        QVERIFY(!sru->isEncrypted());
    }

    //! Those of the terminal by their keys, those of the window by their names.
    void callsThePresetsAsThePersonKnowsThem()
    {
        QVERIFY(lookUpTarget(u"nowhere"_s).error().message.contains("loc, k10plus"_L1));
        QVERIFY(lookUpTarget(u"nowhere"_s, &LookUpTarget::name).error().message.contains("Congress, K10plus"_L1));
    }

    void refusesOtherAddresses_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"", "nowhere", "ftp://host/x", "file:///etc/passwd", "z3950://host:210", "z3950://host:210/a b",
              "z3950://host/a,b", "z3950://host/../x", "http://", "https://user:secret@host/sru", "http://host:0/sru",
              "https://host/sru?query=x", "https://host/sru?isbn=a%22b", "https://host/sru?version=9",
              "z3950://host/x?syntax=sutrs", "https://host/sru#x", "unix:/tmp/socket", "z3950://host:99999/x"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    void refusesOtherAddresses()
    {
        QFETCH(const QString, typed);

        const auto target = lookUpTarget(typed);

        QVERIFY(!target);
        QCOMPARE(target.error().kind, ErrorKind::Invalid);
        QVERIFY(!target.error().message.isEmpty() && !target.error().message.contains("secret"_L1));
    }
};

CATALPA_TEST(LookUpQueryTest)

#include "tst_lookupquery.moc"
