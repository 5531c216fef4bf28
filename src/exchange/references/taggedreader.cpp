// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/taggedreader.h"

#include "base/text.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {

TaggedReader::TaggedReader(QIODevice &device, const QByteArray &encoding, Form form)
    : m_source(device, encoding)
    , m_decoder(encoding)
    , m_form(form)
{
}

std::optional<TaggedField> TaggedReader::fieldOf(const QString &line) const
{
    static const QRegularExpression ris(u"^\\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$"_s);
    static const QRegularExpression endNote(u"^%([0-9A-Za-z@!?&+~\\[\\]<>(){}$^=|#*]) ?(.*)$"_s);
    const auto match = (m_form == Form::Ris ? ris : endNote).match(line);
    if (!match.hasMatch())
        return {};
    return TaggedField{match.captured(1), match.captured(2)};
}

bool TaggedReader::begins(const TaggedField &field, const QList<TaggedField> &before) const
{
    return !before.isEmpty() && field.tag == (m_form == Form::Ris ? u"TY"_s : u"0"_s);
}

TaggedReader::Gathered TaggedReader::gather()
{
    Gathered found;
    found.begin = m_begin;
    if (m_first)
        found.fields.append(*std::exchange(m_first, std::nullopt));
    bool isBroken = false; // By an empty line, which may stand within a text.
    for (auto line = m_source.line(); line; line = m_source.line()) {
        ++m_line;
        const Decoded decoded = m_decoder.decode(line->bytes);
        const auto field = fieldOf(decoded.text);
        const bool isNext = isBroken && m_form == Form::EndNote;
        if (field && (isNext || begins(*field, found.fields))) {
            m_first = field;
            m_begin = m_line;
            return found;
        }
        if (found.fields.isEmpty())
            found.begin = m_line;
        found.size += line->isTooLong ? largestRecord + 1 : line->bytes.size();
        found.isDoubtful = found.isDoubtful || decoded.isDoubtful;
        const bool isEnd = m_form == Form::Ris && field && field->tag == u"ER"_s;
        if (isEnd && !found.fields.isEmpty())
            return found;
        const bool isEmpty = !line->isTooLong && decoded.text.trimmed().isEmpty();
        const bool wasBroken = std::exchange(isBroken, isEmpty && !found.fields.isEmpty());
        if (isEnd || isEmpty || found.size > largestRecord)
            continue;
        if (field)
            found.fields.append(*field);
        else if (!found.fields.isEmpty())
            found.fields.back().value += (wasBroken ? u"\n\n"_s : u"\n"_s) + decoded.text;
    }
    return found;
}

//! Tags that are not taken and that no record had before.
QStringList TaggedReader::newTags(const QList<TaggedField> &fields)
{
    QStringList tags;
    for (const TaggedField &field : fields) {
        const bool isTaken = m_form == Form::Ris ? isRisTag(field.tag) : isEndNoteTag(field.tag);
        if (isTaken || field.value.trimmed().isEmpty() || m_told.contains(field.tag))
            continue;
        m_told.insert(field.tag);
        tags += field.tag;
    }
    return tags;
}

RecordReader::Found TaggedReader::find()
{
    const Gathered found = gather();
    if (found.size > largestRecord)
        return Bad{Text::tr("The record is larger than one megabyte."), found.begin};
    if (found.fields.isEmpty())
        return endOf(m_source.error());
    const QStringList untaken = newTags(found.fields);
    ExchangeRecord record = m_form == Form::Ris ? recordOfRis(found.fields) : recordOfEndNote(found.fields);
    if (found.isDoubtful)
        record.problems.append(Text::tr("Some letters were not in the encoding of the file."));
    if (record.title.trimmed().isEmpty())
        return Bad{Text::tr("The record has no title."), found.begin};
    if (!untaken.isEmpty())
        record.problems.append(untakenNote(untaken));
    return record;
}

} // namespace catalpa::exchange
