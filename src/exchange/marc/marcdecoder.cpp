// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marcdecoder.h"

#include "base/text.h"
#include "exchange/marc/marc8evidence.h"
#include "exchange/text/codepage.h"
#include "exchange/text/plaintext.h"

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

const QByteArray *dataOf(const RawMarc &record, QByteArrayView tag)
{
    for (const RawField &field : record.fields) {
        if (field.tag == tag)
            return &field.data;
    }
    return nullptr;
}

bool isUnimarc(const RawMarc &record)
{
    return dataOf(record, "200") && !dataOf(record, "245");
}

//! Positions 26 and 27 of UNIMARC's field 100: "50" is UTF-8.
QByteArray unimarcCharacterSet(const RawMarc &record)
{
    const QByteArray *field = dataOf(record, "100");
    return field && field->size() >= 32 ? field->mid(4 + 26, 2) : QByteArray();
}

//! The texts that are not UTF-8, without what stands between them.
QByteArray textsNotInUtf8(const RawMarc &record)
{
    QByteArray texts;
    for (const RawField &field : record.fields) {
        if (isUtf8(field.data))
            continue;
        const qsizetype begin = field.data.indexOf(iso2709::delimiter);
        for (const QByteArray &part : field.data.mid(begin + 1).split(iso2709::delimiter))
            texts += part.mid(begin < 0 ? 0 : 1) + '\n';
    }
    return texts;
}

} // namespace

MarcDecoder::MarcDecoder(const QByteArray &encoding)
    : m_given(encoding)
{
}

Decoder *MarcDecoder::known(const QByteArray &encoding)
{
    auto &decoder = m_decoders[encoding];
    if (!decoder)
        decoder = std::make_unique<Decoder>(encoding);
    return decoder.get();
}

Decoder *MarcDecoder::decoderFor(const RawMarc &record, QByteArrayView all)
{
    if (!m_given.isEmpty())
        return known(m_given);
    // In UTF-8 one is nothing but a stray byte.
    const bool hasShifts = all.contains('\x1B') && (isAscii(all) || !isUtf8(all));
    const bool saysUtf8 = record.leader.size() > 9 && record.leader.at(9) == 'a';
    const bool hasNumbers = !saysUtf8 && isAscii(all) && all.indexOf(QByteArrayView("&#x")) >= 0;
    if (!hasShifts && !hasNumbers && isUtf8(all))
        return known("UTF-8");
    if (isUnimarc(record)) {
        const QByteArray set = unimarcCharacterSet(record);
        if (set == "01" || set == "03")
            return known("ISO5426");
        m_isDoubtful = true;
        return set == "50" ? nullptr : known(likelyCodePage(m_notUtf8));
    }
    const Marc8Evidence evidence = marc8Evidence(all);
    if (hasShifts || (!saysUtf8 && evidence.against + evidence.odd == 0))
        return known("MARC-8");
    m_isDoubtful = true;
    return !saysUtf8 && evidence.isMarc8() ? known("MARC-8") : nullptr;
}

QString MarcDecoder::text(QByteArrayView bytes, Decoder *decoder)
{
    if (!decoder && !isUtf8(bytes)) {
        m_isDoubtful = true;
        if (!isMostlyUtf8(bytes))
            decoder = known(likelyOfRecord());
    }
    Decoded decoded = (decoder ? decoder : known("UTF-8"))->decode(bytes);
    m_isDoubtful = m_isDoubtful || decoded.isDoubtful;
    const QString text = decoder == known("MARC-8") ? withoutNumericEntities(decoded.text) : decoded.text;
    return text.normalized(QString::NormalizationForm_C);
}

//! A record is in one encoding, and its fields together tell more than one of them alone.
QByteArray MarcDecoder::likelyOfRecord()
{
    if (m_likely.isEmpty()) {
        const Marc8Evidence evidence = marc8Evidence(m_notUtf8);
        const bool isMarc8 = evidence.likely > 2 * (evidence.against + evidence.odd);
        m_likely = isMarc8 ? QByteArray("MARC-8") : likelyCodePage(m_notUtf8);
    }
    return m_likely;
}

MarcField MarcDecoder::field(const RawField &raw, Decoder *decoder)
{
    MarcField field{QString::fromLatin1(raw.tag)};
    const qsizetype begin = raw.data.indexOf(iso2709::delimiter);
    if (begin < 0) {
        field.value = text(raw.data, decoder);
        return field;
    }
    field.first = begin > 0 ? QChar::fromLatin1(raw.data.at(0)) : u' ';
    field.second = begin > 1 ? QChar::fromLatin1(raw.data.at(1)) : u' ';
    field.subfields.reserve(raw.data.count(iso2709::delimiter));
    for (const QByteArray &part : raw.data.mid(begin + 1).split(iso2709::delimiter)) {
        if (!part.isEmpty())
            field.subfields.append({QChar::fromLatin1(part.at(0)), text(QByteArrayView(part).sliced(1), decoder)});
    }
    return field;
}

MarcRecord MarcDecoder::decoded(const RawMarc &record)
{
    QByteArray all;
    for (const RawField &field : record.fields)
        all += field.data + iso2709::delimiter;
    m_isDoubtful = false;
    m_likely.clear();
    m_notUtf8 = textsNotInUtf8(record);
    Decoder *decoder = decoderFor(record, all);
    MarcRecord result{QString::fromLatin1(record.leader), {}, {}};
    result.fields.reserve(record.fields.size());
    for (const RawField &raw : record.fields)
        result.fields.append(field(raw, decoder));
    if (m_isDoubtful)
        result.problems.append(Text::tr("Some letters were not in the encoding that the record says."));
    if (record.isPartial)
        result.problems.append(Text::tr("The record is damaged; parts of it may be missing or in the wrong place."));
    return result;
}

} // namespace catalpa::exchange
