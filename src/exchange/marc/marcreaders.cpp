// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marcreaders.h"

#include "base/text.h"
#include "exchange/marc/marcfields.h"
#include "exchange/marc/marcmarkup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString tooLong()
{
    return Text::tr("The record is larger than one megabyte.");
}

constexpr QByteArrayView filler("\0\t\n\r\x1A ", 6);

//! A record without what stands between it and the one before; blanks in the place of its length are a part of it.
QByteArrayView withoutFiller(QByteArrayView bytes)
{
    qsizetype begin = 0;
    while (begin < bytes.size() && filler.contains(bytes[begin]))
        ++begin;
    const bool hasLength = begin < bytes.size() && bytes[begin] >= '0' && bytes[begin] <= '9';
    return hasLength ? bytes.sliced(begin) : bytes;
}

//! Whether the last record of a file has fewer bytes than it says, beside the one that ends it.
bool isCutShort(QByteArrayView bytes)
{
    bool isNumber = false;
    const qsizetype said = bytes.first(std::min<qsizetype>(bytes.size(), 5)).toByteArray().toLongLong(&isNumber);
    return isNumber && bytes.size() + 1 < said;
}

} // namespace

Iso2709Reader::Iso2709Reader(QIODevice &device, const QByteArray &encoding)
    : m_source(device, {})
    , m_decoder(encoding)
{
}

RecordReader::Found Iso2709Reader::find()
{
    // A mark of UTF-8, too; not blanks, which a damaged record may begin with.
    m_source.skip(QByteArrayView("\0\t\n\r\x1A\x1D\xEF\xBB\xBF", 9));
    const auto piece = m_source.upTo(iso2709::recordEnd);
    if (!piece || (!piece->isEnded && !m_source.error().isEmpty()))
        return endOf(m_source.error());
    if (piece->isTooLong)
        return Bad{tooLong()};
    const QByteArrayView bytes = withoutFiller(piece->bytes);
    if (!piece->isEnded && isCutShort(bytes))
        return Bad{Text::tr("The file ends in the middle of the record.")};
    const auto raw = parsedIso2709(bytes);
    if (!raw)
        return Bad{Text::tr("This is no record of MARC: it has no directory.")};
    const MarcRecord marc = m_decoder.decoded(*raw);
    if (!marc.field(u"245") && !marc.field(u"200"))
        return Bad{piece->isEnded ? Text::tr("The record has no title.")
                                  : Text::tr("The file ends in the middle of the record.")};
    return recordOf(marc);
}

MarcJsonReader::MarcJsonReader(QIODevice &device, const QByteArray &encoding)
    : m_items(device, encoding)
{
}

RecordReader::Found MarcJsonReader::find()
{
    const auto item = m_items.next();
    if (!item)
        return endOf(m_items.source().error());
    if (const auto *trouble = std::get_if<JsonItems::Trouble>(&*item))
        return Bad{*trouble == JsonItems::Trouble::TooLong ? tooLong() : Text::tr("The record is no JSON.")};
    return recordOf(marcOfJson(std::get<QJsonObject>(*item)));
}

} // namespace catalpa::exchange
