// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marc21.h"

#include "base/text.h"
#include "core/codes/relator.h"
#include "exchange/marc/filing.h"
#include "exchange/marc/marc21parts.h"
#include "exchange/marc/marc21people.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

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
                setOnce(m_record.date, plain(field[u'c']));
        }
        addItems();
        takeResponsible();
        addUntaken();
        for (const MarcField &field : m_marc.fields)
            takeFixed(field);
        return m_record;
    }

private:
    QString plain(const QString &text) const { return m_isPunctuated ? withoutIsbd(text) : text.trimmed(); }

    void take(const MarcField &field);
    void takeLanguage(const MarcField &field);
    void addPerson(Person person, const MarcField &field);
    void takeOther(const MarcField &field);
    void addUntaken();
    void takeTitle(const MarcField &field);
    void takeResponsible();
    void takePublication(const MarcField &field);
    void takeSeries(const MarcField &field);
    void takeNote(const MarcField &field);
    void takeItem(const MarcField &field);
    void addItems();
    void takeFixed(const MarcField &field);

    const MarcRecord &m_marc;
    QSet<QString> m_untaken; //!< Tags of fields with what has no place.
    bool m_isPunctuated;
    bool m_hasPublication = std::any_of(m_marc.fields.begin(), m_marc.fields.end(), [](const MarcField &field) {
        return field.tag == u"260"_s || (field.tag == u"264"_s && field.second == u'1');
    });
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
        takeIdentifier(m_record, field);
    else if (tag == 41)
        takeLanguage(field);
    else if (tag == 245)
        takeTitle(field);
    else if (tag == 250)
        setOnce(m_record.edition, plain(field.joined(u"ab")));
    else if (tag == 260 || tag == 264)
        takePublication(field);
    else if (tag == 300)
        setOnce(m_record.extent, plain(field.joined(u"abce")));
    else if (tag == 370)
        setOnce(m_record.country, field[u'c']);
    else if (tag == 440 || tag == 490 || tag == 830)
        takeSeries(field);
    else if (tag >= 500 && tag < 600)
        takeNote(field);
    else if (tag >= 600 && tag < 700)
        takeSubject(m_record, field, m_isPunctuated);
    else if (auto person = personOf(field, m_isPunctuated))
        addPerson(*person, field);
    else if (tag == 240 || tag == 246 || tag == 880)
        takeOther(field);
    else if (tag == 700 || tag == 710 || tag == 730 || tag == 740 || tag == 773 || tag == 856)
        m_untaken.insert(field.tag);
    else if (tag == 50 || tag == 90 || tag == 99 || tag == 852 || tag == 952)
        takeItem(field);
}

//! The one of the text; several may stand in one subfield, as they did once.
void Marc21Reader::takeLanguage(const MarcField &field)
{
    const QStringList all = field.all(u'a');
    setOnce(m_record.language, field.second == u'7' ? field[u'a'] : field[u'a'].left(3));
    if (all.size() > 1 || (field.second != u'7' && field[u'a'].size() > 5))
        m_record.problems.append(Text::tr("Of several languages only the first is taken."));
}

//! Once for each role.
void Marc21Reader::addPerson(Person person, const MarcField &field)
{
    m_record.people.append(person);
    if (!field[u'4'].isEmpty() || field.tag.endsWith(u"11"_s))
        return;
    for (const QString &term : field.all(u'e').mid(1)) {
        person.role = roleCode(withoutIsbd(term));
        m_record.people.append(person);
    }
}

//! Other titles, and title and author in their own script: $6 says for which field.
void Marc21Reader::takeOther(const MarcField &field)
{
    QString tag = field.tag == u"880"_s ? field[u'6'].left(3) : field.tag;
    const QString text = withoutFilingMarks(plain(field.joined(u"abnp"))).title;
    if (tag == u"100"_s || tag == u"110"_s) {
        MarcField named = field;
        named.tag = tag;
        if (const auto person = personOf(named, m_isPunctuated))
            m_record.author.set(AuthorField::OtherNames, naturalName(*person));
    } else if ((tag == u"245"_s || tag == u"240"_s || tag == u"246"_s) && !text.isEmpty()) {
        m_record.notes.append((field.tag == u"880"_s ? QString() : u"Other title: "_s) + text);
    } else if (field.tag == u"880"_s && tag != u"264"_s && tag != u"260"_s) {
        m_untaken.insert(u"880 ("_s + tag + u')');
    }
}

void Marc21Reader::addUntaken()
{
    QStringList tags(m_untaken.begin(), m_untaken.end());
    tags.sort();
    if (!tags.isEmpty())
        m_record.problems.append(Text::tr("Fields of MARC that are not taken: %1.").arg(tags.join(u", "_s)));
}

void Marc21Reader::takeTitle(const MarcField &field)
{
    QString title = plain(field[u'a']);
    for (const MarcSubfield &part : field.subfields) {
        if (part.code == u'n' || part.code == u'p')
            title += u". "_s + plain(part.value);
        else if (QStringView(u"fgks").contains(part.code)) // Dates and form of an archive.
            title += (title.isEmpty() ? QString() : u", "_s) + plain(part.value);
    }
    if (title.isEmpty()) // Its code may be damaged.
        title = plain(field.subfields.isEmpty() ? QString() : field.subfields.front().value);
    const FiledTitle filed = withoutFilingMarks(title);
    setOnce(m_record.title, filed.title);
    setOnce(m_record.subtitle, withoutFilingMarks(plain(field.joined(u"b"))).title);
    setOnce(m_responsible, withoutIsbd(field[u'c']));
    const int notFiled = field.second.digitValue();
    if (!filed.sortTitle.isEmpty())
        setOnce(m_record.sortTitle, filed.sortTitle);
    else if (notFiled >= 0)
        setOnce(m_record.sortTitle, filedFrom(filed.title, notFiled));
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
    setOnce(m_record.place, plain(field[u'a']));
    setOnce(m_record.publisher, plain(field[u'b']));
    setOnce(m_record.date, plain(field[u'c']));
}

void Marc21Reader::takeSeries(const MarcField &field)
{
    const QString series = withoutFilingMarks(plain(field[u'a'])).title;
    if (m_record.series.isEmpty())
        m_record.series = series;
    if (m_record.series == series)
        setOnce(m_record.seriesNumber, plain(field[u'v']));
    else if (field.tag != u"830"_s && !series.isEmpty()) // That is how one of the others is filed.
        m_record.problems.append(Text::tr("Of several series only the first is taken."));
}

void Marc21Reader::takeNote(const MarcField &field)
{
    QString text = field.joined(field.tag == u"505"_s ? u"agrt" : field.tag == u"520"_s ? u"abu" : u"au");
    if (field[u'a'].trimmed().isEmpty()) // Such as a thesis, with its degree, its school and its year.
        text = field.joined(u"abcdefghijklmnopqrstuvxyz");
    if (field.tag == u"545"_s)
        return setOnce(m_record.biography, text);
    if (field.tag == u"541"_s || field.tag == u"583"_s || field.tag == u"590"_s) // Of the library that wrote it.
        return;
    m_record.notes.append(text);
}

void Marc21Reader::takeItem(const MarcField &field)
{
    static const QRegularExpression range(u"^([0-9]{1,6})-([0-9]{1,6})$"_s);
    static const QRegularExpression digit(u"[0-9]"_s);
    if (field.tag == u"952"_s) {
        setOnce(m_record.shelfMark, field[u'o']);
        ++m_items;
        return;
    }
    if (field.tag != u"852"_s) {
        if (field.joined(u"ab").contains(digit))
            setOnce(m_classMark, field.joined(u"ab"));
        return;
    }
    setOnce(m_record.shelfMark, field.joined(u"khijm"));
    if (const auto match = range.match(field[u't']); match.hasMatch())
        m_held = m_held.value_or(0) + std::max(0, match.captured(2).toInt() - match.captured(1).toInt() + 1);
    else if (!field[u't'].isEmpty())
        m_held = m_held.value_or(0) + (field[u't'] == u"0"_s ? 0 : 1);
}

void Marc21Reader::addItems()
{
    setOnce(m_record.shelfMark, m_classMark);
    m_record.copies = m_items > 0 ? std::optional(m_items) : m_held;
}

//! What stands in the field of fixed length, where nothing else has said it.
void Marc21Reader::takeFixed(const MarcField &field)
{
    if (field.tag != u"001"_s && field.tag != u"008"_s)
        return;
    static const QRegularExpression year(u"^[0-9]{4}$"_s);
    static const QRegularExpression oclc(u"^(?:oc[mn]|on)?0*([0-9]+)$"_s);
    const MarcField *source = m_marc.field(u"003");
    const auto number = oclc.match(field.value.trimmed());
    const auto isOclc = [](const Identifier &identifier) {
        return identifier.kind == IdentifierKind::Oclc;
    };
    if (field.tag == u"001"_s && source && source->value.trimmed() == u"OCoLC"_s && number.hasMatch()
        && std::none_of(m_record.identifiers.begin(), m_record.identifiers.end(), isOclc))
        m_record.identifiers.append({IdentifierKind::Oclc, number.captured(1)});
    if (field.tag != u"008"_s)
        return;
    const QString date = field.value.mid(7, 4);
    if (m_record.date.isEmpty() && year.match(date).hasMatch() && date != u"9999"_s)
        m_record.date = date;
    const QString language = field.value.mid(35, 3);
    static const QRegularExpression code(u"^[a-z]{3}$"_s);
    if (code.match(language).hasMatch())
        setOnce(m_record.language, language);
}

} // namespace

ExchangeRecord recordOfMarc21(const MarcRecord &marc)
{
    return Marc21Reader(marc).read();
}

} // namespace catalpa::exchange
