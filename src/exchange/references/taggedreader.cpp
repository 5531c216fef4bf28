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

RecordReader::Found TaggedReader::find()
{
    QList<TaggedField> fields;
    qint64 begin = m_begin;
    if (m_first)
        fields.append(*std::exchange(m_first, std::nullopt));
    qsizetype size = 0;
    bool isDoubtful = false;
    for (auto line = m_source.line(); line; line = m_source.line()) {
        ++m_line;
        const Decoded decoded = m_decoder.decode(line->bytes);
        const auto field = fieldOf(decoded.text);
        if (field && begins(*field, fields)) {
            m_first = field;
            m_begin = m_line;
            break;
        }
        if (fields.isEmpty())
            begin = m_line;
        size += line->isTooLong ? largestRecord + 1 : line->bytes.size();
        isDoubtful = isDoubtful || decoded.isDoubtful;
        const bool isEnd = m_form == Form::Ris ? field && field->tag == u"ER"_s : decoded.text.trimmed().isEmpty();
        if (isEnd && !fields.isEmpty())
            break;
        if (isEnd || size > largestRecord)
            continue;
        if (field)
            fields.append(*field);
        else if (!fields.isEmpty() && !decoded.text.trimmed().isEmpty())
            fields.back().value += u'\n' + decoded.text;
    }
    if (size > largestRecord)
        return Bad{Text::tr("The record is larger than one megabyte."), begin};
    if (fields.isEmpty())
        return endOf(m_source.error());
    ExchangeRecord record = m_form == Form::Ris ? recordOfRis(fields) : recordOfEndNote(fields);
    if (isDoubtful)
        record.problems.append(Text::tr("Some letters were not in the encoding of the file."));
    if (record.title.trimmed().isEmpty())
        return Bad{Text::tr("The record has no title."), begin};
    return record;
}

} // namespace catalpa::exchange
