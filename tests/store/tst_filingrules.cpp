// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The database files authors and books by the same rules as the program.

#include "core/filing/filingkey.h"
#include "core/filing/filingwords.h"
#include "core/filing/sortname.h"
#include "core/filing/sorttitle.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::filing;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

using OptionalText = QPair<QString, QString>; //!< A name with its country, or a title with its language.

//! Texts at random, the same in each run.
class Texts {
public:
    QString name()
    {
        QStringList words;
        const int count = 1 + below(6);
        for (int i = 0; i < count; ++i)
            words += word();
        QString text = words.join(below(40) == 0 ? u"  "_s : u" "_s);
        if (below(12) == 0)
            text += one(
                {u", Jr."_s,   u" (Firm)"_s,        u" (Ann Other)"_s,    u"; John Doe"_s,    u" / Jane Doe"_s,
                 u", III"_s,   u", Ann Mary Doe"_s, u" et al."_s,         u" [x]"_s,          u" "_s,
                 u" (Ill.)"_s, u", Sir"_s,          u", 1775-1817"_s,     u", graf, 1828-"_s, u", 3rd"_s,
                 u" 3rd"_s,    u", novelist"_s,     u", 1st Baron Foo"_s, u", Saint"_s,       u" Nationalbibliothek"_s,
                 u" Press"_s});
        return text;
    }
    QString country()
    {
        static const QStringList lists = FilingWords::instance().names().filter(u"country"_s);
        return below(3) == 0 ? QString() : cased(one(FilingWords::instance().list(one(lists))));
    }
    QString title()
    {
        static const QStringList articles = FilingWords::instance().articles();
        const QString article = cased(one(articles).section(u' ', 1));
        const QString end = one({u" "_s, u""_s, u"  "_s, u" \""_s, u"’"_s, u"-"_s, u" «"_s, u"."_s});
        return one({u""_s, u"\""_s, u"¿"_s, u"… "_s, u"["_s, u"#"_s, u"("_s, u"«"_s}) + article + end
            + (below(9) > 0 ? name() : QString()) + one({u""_s, u""_s, u"\""_s, u")"_s, u"»"_s, u"] x"_s});
    }
    QString language()
    {
        static const QStringList articles = FilingWords::instance().articles();
        const QString code = one(articles).section(u' ', 0, 0);
        return below(3) == 0 ? QString()
            : code == u"-"_s ? one({u"und"_s, u"ja"_s, u"EN-gb"_s, u"fr/la"_s, u"mul"_s, u"English"_s, u"x"_s})
                             : code;
    }
    QString numbers()
    {
        QString text;
        for (int left = below(12); left >= 0; --left)
            text += one({u"1"_s, u"20"_s, u"000"_s, u"345"_s, u","_s, u","_s, u" "_s, u"\u00a0"_s, u"."_s, u"a"_s,
                         u"’"_s, u"\""_s, u"("_s, u"00"_s, u"7"_s, u"½"_s, u"$"_s, u"+"_s});
        return text;
    }
    QString unicode()
    {
        QString text;
        for (int left = below(14); left >= 0; --left) {
            const char32_t letter = below(3) == 0 ? char32_t(1 + below(0x24ff)) : char32_t(1 + below(0x1f9ff));
            if (letter >= 0xd800 && letter <= 0xdfff)
                continue;
            text += QString::fromUcs4(&letter, 1) + (below(4) == 0 ? u" "_s : QString());
        }
        return text;
    }

private:
    int below(int bound) { return m_random.bounded(bound); }
    QString one(const QStringList &list) { return list.isEmpty() ? QString() : list.at(below(int(list.size()))); }
    QString cased(const QString &text)
    {
        const int kind = below(10);
        return kind == 0 ? text.toUpper() : kind < 3 ? text : text.left(1).toUpper() + text.mid(1);
    }
    QString word()
    {
        static const QStringList lists = FilingWords::instance().names();
        static const QStringList plain{
            u"Smith"_s,    u"García-Pérez"_s, u"O’Brien"_s, u"d'Urfé"_s,  u"al-Ḥarb"_s,
            u"X"_s,        u"III"_s,          u"A."_s,      u"J.R.R."_s,  u"Толстой"_s,
            u"Петрович"_s, u"夏目"_s,         u"Ḥusayn"_s,  u"محمد"_s,    u"Zedong"_s,
            u"Tse-tung"_s, u"the"_s,          u"of"_s,      u"11th"_s,    u"Paris."_s,
            u"Ozu"_s,      u"Sōseki"_s,       u"lady"_s,    u"dePaola"_s, u"Finnbogadóttir"_s,
            u"Jónsson"_s};
        return below(3) == 0 ? one(plain) : cased(one(FilingWords::instance().list(one(lists))));
    }

    QRandomGenerator m_random{20261127};
};

QString hexOf(const QString &text)
{
    return QString::fromLatin1(text.toUtf8().toHex());
}

} // namespace

class FilingRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesAreFiledAlike();
    void titlesAreFiledAlike();
    void keysAreAlike();
    void theOrderIsThatOfALibrary();
    void nothingIsFiledUnderNothing();
    void everybodyMayCallThem();
    void aSearchPathOfOnesOwnChangesNothing();
    void theWayBackLeavesNothing();

private:
    //! What \a expression of the columns a and b comes to, text by text.
    QStringList answers(const QString &expression, const QList<OptionalText> &texts) const;
    void compare(const QString &expression, const QList<OptionalText> &texts,
                 const std::function<QString(const OptionalText &)> &ours);
    QString script(const QString &name) const;

    TestServer m_server;
    ConnectionAddress m_address;
};

QString FilingRulesTest::script(const QString &name) const
{
    QFile file(QStringLiteral(CATALPA_MIGRATIONS "/catalpa/20261126100100_filing_rules/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void FilingRulesTest::initTestCase()
{
    m_address = m_server.createDatabase();
    m_server.sql(m_address, u"CREATE SCHEMA catalpa"_s);
    m_server.sql(m_address, script(u"migration.sql"_s));
}

QStringList FilingRulesTest::answers(const QString &expression, const QList<OptionalText> &texts) const
{
    constexpr qsizetype atOnce = 2000;
    QStringList all;
    for (qsizetype start = 0; start < texts.size(); start += atOnce) {
        QStringList values;
        for (const auto &[text, context] : texts.mid(start, atOnce))
            values += u"(%1,'%2','%3')"_s.arg(QString::number(values.size()), hexOf(text), hexOf(context));
        all += m_server.rows(
            m_address,
            u"SELECT encode(convert_to(%1, 'UTF8'), 'hex') FROM (SELECT n, convert_from(decode(h, 'hex'), 'UTF8') AS "
            u"a, "
            "nullif(convert_from(decode(k, 'hex'), 'UTF8'), '') AS b FROM (VALUES %2) v (n, h, k)) t ORDER BY n"_s.arg(
                expression, values.join(u',')));
    }
    for (QString &answer : all)
        answer = QString::fromUtf8(QByteArray::fromHex(answer.toLatin1()));
    return all;
}

void FilingRulesTest::compare(const QString &expression, const QList<OptionalText> &texts,
                              const std::function<QString(const OptionalText &)> &ours)
{
    const QStringList theirs = answers(expression, texts);
    QCOMPARE(theirs.size(), texts.size());
    QStringList different;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString own = ours(texts.at(i));
        if (own != theirs.at(i))
            different += u"%1 [%2]: %3 here, %4 in the database"_s.arg(texts.at(i).first.left(200), texts.at(i).second,
                                                                       own.left(200), theirs.at(i).left(200));
    }
    QVERIFY2(different.isEmpty(),
             qPrintable(u"%1 differ\n"_s.arg(different.size()) + QStringList(different.mid(0, 20)).join(u'\n')));
}

void FilingRulesTest::namesAreFiledAlike()
{
    Texts texts;
    QList<OptionalText> names{{}, {u" "_s, {}}, {QString(1'000'000, u'x'), {}}, {u"Ann "_s.repeated(200'000), u"FR"_s}};
    for (int i = 0; i < 30'000; ++i)
        names += {texts.name(), texts.country()};
    for (int i = 0; i < 10'000; ++i)
        names += {texts.unicode(), {}};

    compare(u"CASE WHEN catalpa.is_doubtful_name(a, b) THEN '?' ELSE ' ' END || catalpa.author_sort_name(a, b)"_s,
            names, [](const OptionalText &text) {
                const SortName filed = authorSortName(text.first, text.second);
                return (filed.isDoubtful ? u'?' : u' ') + filed.text;
            });
}

void FilingRulesTest::titlesAreFiledAlike()
{
    Texts texts;
    QList<OptionalText> titles{
        {}, {u" "_s, {}}, {QString(1'000'000, u'"') + u'x', {}}, {u"The "_s.repeated(200'000), u"en"_s}};
    for (int i = 0; i < 20'000; ++i)
        titles += {texts.title(), texts.language()};
    for (int i = 0; i < 10'000; ++i)
        titles += {texts.unicode(), texts.language()};

    compare(u"catalpa.book_sort_title(a, b)"_s, titles,
            [](const OptionalText &text) { return bookSortTitle(text.first, text.second).text; });
}

void FilingRulesTest::keysAreAlike()
{
    Texts texts;
    QList<OptionalText> filed{{}, {u"'"_s, {}}, {u"1,000 "_s.repeated(200'000), {}}, {u"’x"_s.repeated(500'000), {}}};
    for (int i = 0; i < 20'000; ++i)
        filed += {texts.numbers(), {}};
    for (int i = 0; i < 5'000; ++i)
        filed += {{texts.unicode(), {}}, {texts.name(), {}}};

    compare(u"catalpa.filing_key(a)"_s, filed, [](const OptionalText &text) { return filingKey(text.first); });
}

void FilingRulesTest::theOrderIsThatOfALibrary()
{
    m_server.sql(m_address, u"CREATE COLLATION numbers (provider = icu, locale = 'und-u-kn-true')"_s);
    const auto ordered = [this](const QStringList &texts) {
        return m_server.rows(m_address,
                             u"SELECT t FROM unnest(ARRAY['%1']) WITH ORDINALITY u (t, n) ORDER BY "
                             "catalpa.filing_key(t) COLLATE numbers, n"_s.arg(texts.join(u"','")));
    };
    const QStringList authors{u"Dabney"_s, u"D’Annunzio"_s, u"Oakley"_s, u"Obama"_s,   u"O’Brien"_s,
                              u"OBrien"_s, u"O’Casey"_s,    u"Odom"_s,   u"(Smith)"_s, u"“Zero”"_s};
    const QStringList titles{
        u"7"_s,    u"99 Luftballons"_s, u"1984"_s,     u"2,001"_s,    u"20 000 lieues"_s, u"20,001 Leagues"_s,
        u"Cats"_s, u"\"Dogs\""_s,       u"Volume 9"_s, u"Volume 10"_s};

    for (const QStringList &right : {authors, titles}) {
        QStringList texts = right;
        std::sort(texts.begin(), texts.end(), std::greater<QString>());
        QStringList found = ordered(texts);
        QCOMPARE(found.size(), right.size());
        QCOMPARE(found, right);
    }
}

void FilingRulesTest::nothingIsFiledUnderNothing()
{
    QCOMPARE(
        m_server.sql(m_address,
                     u"SELECT catalpa.author_sort_name(NULL, 'FR') IS NULL AND catalpa.is_doubtful_name(NULL, NULL) IS "
                     "NULL AND catalpa.book_sort_title(NULL, 'en') IS NULL AND catalpa.filing_key(NULL) IS NULL"_s),
        u"t"_s);
}

void FilingRulesTest::everybodyMayCallThem()
{
    QCOMPARE(m_server.rows(m_address,
                           u"SELECT p.proname FROM pg_proc p WHERE pronamespace = 'catalpa'::regnamespace AND "
                           "(provolatile <> 'i' OR proparallel <> 's' OR prosecdef OR NOT EXISTS (SELECT FROM "
                           "aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0))"_s),
             QStringList());
}

void FilingRulesTest::aSearchPathOfOnesOwnChangesNothing()
{
    const QString filed = m_server.sql(
        m_address,
        u"CREATE SCHEMA trap; CREATE FUNCTION trap.substr(text, integer) RETURNS text LANGUAGE sql AS 'SELECT "
        u"''trap''';"
        "CREATE FUNCTION trap.lower(text) RETURNS text LANGUAGE sql AS 'SELECT ''trap''';"
        "SET search_path = trap, pg_catalog;"
        "SELECT catalpa.author_sort_name('Jane de la Mare', 'US') || catalpa.book_sort_title('The \"End', 'en')"_s);

    QCOMPARE(filed, u"De la Mare, JaneEnd"_s);
}

void FilingRulesTest::theWayBackLeavesNothing()
{
    m_server.sql(m_address, script(u"down.sql"_s));

    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace"_s),
             u"0"_s);
}

CATALPA_TEST(FilingRulesTest)
#include "tst_filingrules.moc"
