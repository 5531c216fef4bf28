// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marcfields.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "core/codes/language.h"
#include "exchange/losses.h"
#include "exchange/marc/filing.h"
#include "exchange/marc/marc21.h"
#include "exchange/marc/marc21people.h"
#include "exchange/marc/unimarc.h"

#include <QtCore/QDate>
#include <QtCore/QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Makes the fields of one record.
class Marc21Maker final {
public:
    explicit Marc21Maker(const ExchangeRecord &record)
        : m_record(record)
    {
    }

    Marc21Fields make()
    {
        // A new record of a printed book, in UTF-8, catalogued without ISBD's punctuation.
        m_made.marc.leader = u"00000nam a2200000 c 4500"_s;
        addFixed();
        addIdentifiers();
        const QList<MarcField> people = fieldsOf(m_record.people);
        for (const MarcField &field : people) {
            if (field.tag.startsWith(u'1'))
                m_made.marc.fields.append(field);
        }
        addTitle();
        addDescription();
        for (const MarcField &field : people) {
            if (!field.tag.startsWith(u'1'))
                m_made.marc.fields.append(field);
        }
        addItem();
        m_made.losses += lossesOf(m_record, Format::Marc);
        return m_made;
    }

private:
    void add(const char *tag, const char *indicators, const QList<MarcSubfield> &subfields)
    {
        MarcField field{
            QString::fromLatin1(tag), {}, QChar::fromLatin1(indicators[0]), QChar::fromLatin1(indicators[1])};
        for (const MarcSubfield &subfield : subfields) {
            if (!subfield.value.isEmpty())
                field.subfields.append({subfield.code, QString(subfield.value).replace(u'\n', u' ')});
        }
        if (!field.subfields.isEmpty())
            m_made.marc.fields.append(field);
    }

    void addFixed();
    void addIdentifiers();
    void addIdentifier(const Identifier &identifier);
    void addTitle();
    void addDescription();
    void addItem();

    const ExchangeRecord &m_record;
    Marc21Fields m_made;
};

//! Field 008: forty characters at fixed places.
void Marc21Maker::addFixed()
{
    static const QRegularExpression year(u"(?<![0-9])[0-9]{4}(?![0-9])"_s);
    const auto match = year.match(m_record.date);
    const QString language = marcLanguage(m_record.language);
    if (language.isEmpty() && !m_record.language.isEmpty())
        m_made.losses.append(Text::tr("The language of the book has no code in MARC."));
    const QString value = QDate::currentDate().toString(u"yyMMdd"_s) + (match.hasMatch() ? u's' : u'n')
        + (match.hasMatch() ? match.captured() : u"uuuu"_s) + u"    xx                  "_s
        + (language.isEmpty() ? u"und"_s : language) + u" d"_s;
    m_made.marc.fields.append({u"008"_s, value});
}

void Marc21Maker::addIdentifiers()
{
    QList<Identifier> identifiers = m_record.identifiers;
    constexpr std::array order{IdentifierKind::Lccn, IdentifierKind::Isbn,  IdentifierKind::Issn,
                               IdentifierKind::Doi,  IdentifierKind::Other, IdentifierKind::Oclc};
    for (const IdentifierKind kind : order) {
        for (const Identifier &identifier : identifiers) {
            if (identifier.kind == kind)
                addIdentifier(identifier);
        }
    }
    add("041", "  ", {{u'a', marcLanguage(m_record.language)}});
}

void Marc21Maker::addIdentifier(const Identifier &identifier)
{
    static const QRegularExpression scheme(u"^([a-z][a-z0-9-]*):(.+)$"_s);
    const auto match = scheme.match(identifier.value);
    switch (identifier.kind) {
    case IdentifierKind::Isbn:
        return add("020", "  ", {{isIsbn(identifier.value) ? u'a' : u'z', identifier.value}});
    case IdentifierKind::Issn:
        return add("022", "  ", {{u'a', identifier.value}});
    case IdentifierKind::Lccn:
        return add("010", "  ", {{u'a', identifier.value}});
    case IdentifierKind::Oclc:
        return add("035", "  ", {{u'a', u"(OCoLC)"_s + identifier.value}});
    case IdentifierKind::Doi:
        return add("024", "7 ", {{u'a', identifier.value}, {u'2', u"doi"_s}});
    case IdentifierKind::Other:
        if (match.hasMatch())
            return add("024", "7 ", {{u'a', match.captured(2)}, {u'2', match.captured(1)}});
        return add("024", "8 ", {{u'a', identifier.value}});
    }
}

void Marc21Maker::addTitle()
{
    const int notFiled = charactersNotFiled(m_record.title, m_record.sortTitle);
    if (notFiled < 0 && !m_record.sortTitle.isEmpty())
        m_made.losses.append(Text::tr("MARC has no place for a sort title that is not the end of the title."));
    const char second = notFiled < 0 || m_record.sortTitle.isEmpty() ? '0' : char('0' + notFiled);
    const bool hasMain = !m_made.marc.fields.isEmpty() && m_made.marc.fields.back().tag.startsWith(u'1');
    const std::array indicators{hasMain ? '1' : '0', second};
    add("245", indicators.data(), {{u'a', m_record.title}, {u'b', m_record.subtitle}});
}

void Marc21Maker::addDescription()
{
    add("250", "  ", {{u'a', m_record.edition}});
    add("264", " 1", {{u'a', m_record.place}, {u'b', m_record.publisher}, {u'c', m_record.date}});
    add("300", "  ", {{u'a', m_record.extent}});
    add("370", "  ", {{u'c', m_record.country}});
    add("490", "0 ", {{u'a', m_record.series}, {u'v', m_record.seriesNumber}});
    for (const QString &note : m_record.notes)
        add("500", "  ", {{u'a', note}});
    add("545", "0 ", {{u'a', m_record.biography}});
    for (const QString &subject : m_record.subjects)
        add("650", " 4", {{u'a', subject}});
}

//! Several copies are a range of their numbers.
void Marc21Maker::addItem()
{
    const int copies = m_record.copies.value_or(0);
    const QString number = copies > 1 ? u"1-%1"_s.arg(copies) : QString::number(copies);
    add("852", "8 ", {{u'h', m_record.shelfMark}, {u't', m_record.copies ? number : QString()}});
}

} // namespace

ExchangeRecord recordOf(const MarcRecord &marc)
{
    const bool isUnimarc = marc.field(u"200") && !marc.field(u"245");
    ExchangeRecord record = isUnimarc ? recordOfUnimarc(marc) : recordOfMarc21(marc);
    record.problems += marc.problems;
    record.isDeleted = marc.leader.size() > 5 && marc.leader.at(5) == u'd';
    return record;
}

Marc21Fields marc21Of(const ExchangeRecord &record)
{
    return Marc21Maker(record).make();
}

} // namespace catalpa::exchange
