// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marc21.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "exchange/marc/filing.h"
#include "exchange/marc/marc21people.h"
#include "exchange/namedpeople.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Takes the fields of one record.
class Marc21Reader final {
public:
    explicit Marc21Reader(const MarcRecord &marc)
        : m_marc(marc)
        , m_isPunctuated(marc.leader.size() < 19 || (marc.leader.at(18) != u'c' && marc.leader.at(18) != u'n'))
    {
    }

    ExchangeRecord read()
    {
        for (const MarcField &field : m_marc.fields)
            take(field);
        for (const MarcField &field : m_marc.fields) {
            if (field.tag == u"264"_s && field.second == u'4') // Of the copyright; that of the book is wanted.
                set(m_record.date, plain(field[u'c']));
        }
        addItems();
        takeResponsible();
        for (const MarcField &field : m_marc.fields)
            takeFixed(field);
        return m_record;
    }

private:
    QString plain(const QString &text) const { return m_isPunctuated ? withoutIsbd(text) : text.trimmed(); }

    static void set(QString &field, const QString &value)
    {
        if (field.isEmpty())
            field = value;
    }

    void take(const MarcField &field);
    void takeIdentifier(const MarcField &field);
    void takeTitle(const MarcField &field);
    void takeResponsible();
    void takePublication(const MarcField &field);
    void takeSeries(const MarcField &field);
    void takeSubject(const MarcField &field);
    void takeNote(const MarcField &field);
    void takeItem(const MarcField &field);
    void addItems();
    void takeFixed(const MarcField &field);

    const MarcRecord &m_marc;
    bool m_isPunctuated;
    bool m_hasPublication = m_marc.field(u"260") != nullptr;
    ExchangeRecord m_record;
    QString m_responsible; //!< The statement of responsibility: "by John Smith ; translated by Jane Doe".
    QString m_classMark; //!< What books of its kind stand under; the mark of an item counts more.
    int m_items = 0; //!< Copies that have a field of their own.
    std::optional<int> m_held; //!< Copies that holdings name.
};

void Marc21Reader::take(const MarcField &field)
{
    const int tag = field.number();
    if (tag >= 10 && tag <= 35)
        takeIdentifier(field);
    else if (tag == 41)
        set(m_record.language, field.second == u'7' ? field[u'a'] : field[u'a'].left(3));
    else if (tag == 245)
        takeTitle(field);
    else if (tag == 250)
        set(m_record.edition, plain(field.joined(u"ab")));
    else if (tag == 260 || tag == 264)
        takePublication(field);
    else if (tag == 300)
        set(m_record.extent, plain(field.joined(u"abce")));
    else if (tag == 370)
        set(m_record.country, field[u'c']);
    else if (tag == 440 || tag == 490 || tag == 830)
        takeSeries(field);
    else if (tag >= 500 && tag < 600)
        takeNote(field);
    else if (tag >= 600 && tag < 700)
        takeSubject(field);
    else if (auto person = personOf(field, m_isPunctuated))
        m_record.people.append(*person);
    else if (tag == 50 || tag == 90 || tag == 99 || tag == 852 || tag == 952)
        takeItem(field);
}

void Marc21Reader::takeIdentifier(const MarcField &field)
{
    static const QRegularExpression oclc(u"^\\(OCoLC\\)\\s*(?:oc[mn]|on)?0*([0-9]+)"_s);
    const auto add = [this](IdentifierKind kind, const QString &value) {
        if (!value.trimmed().isEmpty())
            m_record.identifiers.append({kind, value});
    };
    const QString value = field[u'a'].trimmed();
    switch (field.number()) {
    case 10:
        return add(IdentifierKind::Lccn, value);
    case 20:
        for (const QString &isbn : isbnsIn(field.all(u'a').join(u"; "_s)))
            add(IdentifierKind::Isbn, isbn);
        // The number of another edition, or one that is misprinted here.
        for (const QString &isbn : isbnsIn(field.all(u'z').join(u"; "_s))) {
            if (!isIsbn(isbn))
                add(IdentifierKind::Isbn, isbn);
        }
        return;
    case 22:
        return add(IdentifierKind::Issn, value);
    case 24:
        if (field[u'2'] == u"doi"_s)
            return add(IdentifierKind::Doi, value);
        return add(IdentifierKind::Other, field[u'2'].isEmpty() ? value : field[u'2'] + u':' + value);
    case 35:
        if (const auto match = oclc.match(value); match.hasMatch())
            add(IdentifierKind::Oclc, match.captured(1));
        return;
    default:
        return;
    }
}

void Marc21Reader::takeTitle(const MarcField &field)
{
    QString title = plain(field[u'a']);
    for (const MarcSubfield &part : field.subfields) {
        if (part.code == u'n' || part.code == u'p')
            title += u". "_s + plain(part.value);
    }
    if (title.isEmpty()) // Its code may be damaged.
        title = plain(field.subfields.isEmpty() ? QString() : field.subfields.front().value);
    const FiledTitle filed = withoutFilingMarks(title);
    set(m_record.title, filed.title);
    set(m_record.subtitle, withoutFilingMarks(plain(field.joined(u"b"))).title);
    set(m_responsible, withoutIsbd(field[u'c']));
    const int notFiled = field.second.digitValue();
    if (!filed.sortTitle.isEmpty())
        set(m_record.sortTitle, filed.sortTitle);
    else if (notFiled >= 0)
        set(m_record.sortTitle, filedFrom(filed.title, notFiled));
}

//! Where no field names a person, the words on the title page may.
void Marc21Reader::takeResponsible()
{
    const NamedPeople named = peopleNamed(m_responsible, u"aut"_s);
    const auto isName = [](const Person &person) {
        return person.name.front().isLetter() && person.name.front().isUpper() && person.name.count(u' ') < 7;
    };
    if (!m_record.people.isEmpty() || named.people.isEmpty() || !isName(named.people.first()))
        return;
    m_record.people = named.people;
    m_record.people.removeIf([&](const Person &person) { return !isName(person); });
    m_record.problems.append(
        Text::tr("No field names an author; “%1” stands behind the title.").arg(m_responsible.left(100)));
}

void Marc21Reader::takePublication(const MarcField &field)
{
    // Who distributed or printed it has not published it.
    if (field.tag == u"264"_s
        && ((field.second != u'1' && m_hasPublication) || QStringView(u"234").contains(field.second)))
        return;
    set(m_record.place, plain(field[u'a']));
    set(m_record.publisher, plain(field[u'b']));
    set(m_record.date, plain(field[u'c']));
}

void Marc21Reader::takeSeries(const MarcField &field)
{
    const QString series = withoutFilingMarks(plain(field[u'a'])).title;
    if (m_record.series.isEmpty())
        m_record.series = series;
    if (m_record.series == series)
        set(m_record.seriesNumber, plain(field[u'v']));
    else if (field.tag != u"830"_s && !series.isEmpty()) // That is how one of the others is filed.
        m_record.problems.append(Text::tr("Of several series only the first is taken."));
}

void Marc21Reader::takeSubject(const MarcField &field)
{
    static const QRegularExpression trade(u"^\\((?:Produkt|Zielgruppe|BISAC|BIC|VLB|DDC|Thema|Preis)"_s);
    if (field.number() > 655 || (field.tag == u"653"_s && trade.match(field[u'a']).hasMatch()))
        return;
    if (field.tag == u"653"_s && field.all(u'a').size() > 1) {
        for (const QString &subject : field.all(u'a'))
            m_record.subjects.append(plain(withoutFilingMarks(subject).title));
        return;
    }
    QStringList parts;
    QString name;
    for (const MarcSubfield &subfield : field.subfields) {
        if (QStringView(u"xyzv").contains(subfield.code))
            parts.append(plain(subfield.value));
        else if (QStringView(u"abcdnpqt").contains(subfield.code))
            name += (name.isEmpty() ? QString() : u" "_s) + subfield.value.trimmed();
    }
    parts.prepend(plain(withoutFilingMarks(name).title));
    parts.removeAll(QString());
    m_record.subjects.append(parts.join(u" -- "_s));
}

void Marc21Reader::takeNote(const MarcField &field)
{
    QString text = field.joined(field.tag == u"505"_s ? u"agrt" : field.tag == u"520"_s ? u"abu" : u"au");
    if (field[u'a'].trimmed().isEmpty()) // Such as a thesis, with its degree, its school and its year.
        text = field.joined(u"abcdefghijklmnopqrstuvxyz");
    if (field.tag == u"545"_s)
        return set(m_record.biography, text);
    if (field.tag == u"541"_s || field.tag == u"583"_s || field.tag == u"590"_s) // Of the library that wrote it.
        return;
    m_record.notes.append(text);
}

void Marc21Reader::takeItem(const MarcField &field)
{
    static const QRegularExpression range(u"^([0-9]{1,6})-([0-9]{1,6})$"_s);
    static const QRegularExpression digit(u"[0-9]"_s);
    if (field.tag == u"952"_s) {
        set(m_record.shelfMark, field[u'o']);
        ++m_items;
        return;
    }
    if (field.tag != u"852"_s) {
        if (field.joined(u"ab").contains(digit))
            set(m_classMark, field.joined(u"ab"));
        return;
    }
    set(m_record.shelfMark, field.joined(u"khijm"));
    if (const auto match = range.match(field[u't']); match.hasMatch())
        m_held = m_held.value_or(0) + std::max(0, match.captured(2).toInt() - match.captured(1).toInt() + 1);
    else if (!field[u't'].isEmpty())
        m_held = m_held.value_or(0) + (field[u't'] == u"0"_s ? 0 : 1);
}

void Marc21Reader::addItems()
{
    set(m_record.shelfMark, m_classMark);
    m_record.copies = m_items > 0 ? std::optional(m_items) : m_held;
}

//! What stands in the field of fixed length, where nothing else has said it.
void Marc21Reader::takeFixed(const MarcField &field)
{
    static const QRegularExpression year(u"^[0-9]{4}$"_s);
    if (field.tag != u"008"_s)
        return;
    const QString date = field.value.mid(7, 4);
    if (m_record.date.isEmpty() && year.match(date).hasMatch() && date != u"9999"_s)
        m_record.date = date;
    const QString language = field.value.mid(35, 3);
    static const QRegularExpression code(u"^[a-z]{3}$"_s);
    if (code.match(language).hasMatch())
        set(m_record.language, language);
}

} // namespace

ExchangeRecord recordOfMarc21(const MarcRecord &marc)
{
    return Marc21Reader(marc).read();
}

} // namespace catalpa::exchange
