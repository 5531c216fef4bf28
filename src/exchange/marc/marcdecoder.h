// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/marc/iso2709.h"
#include "exchange/marc/marcrecord.h"
#include "exchange/text/decoder.h"

#include <map>
#include <memory>

namespace catalpa::exchange {

//! Makes text of the bytes of records. What a record says about its encoding is held against its bytes: many say MARC-8
//! and are UTF-8, or the other way round, or are in the code page of a country.
class MarcDecoder final {
public:
    //! \a encoding: what somebody knows of all records; empty to find it out for each.
    explicit MarcDecoder(const QByteArray &encoding);

    MarcRecord decoded(const RawMarc &record);

private:
    //! The decoder for a record that is one thing or the other; null when each of its texts has to be looked at.
    Decoder *decoderFor(const RawMarc &record, QByteArrayView all);
    Decoder *known(const QByteArray &encoding);
    QByteArray likelyOfRecord();
    QString text(QByteArrayView bytes, Decoder *decoder);
    MarcField field(const RawField &raw, Decoder *decoder);

    QByteArray m_given;
    std::map<QByteArray, std::unique_ptr<Decoder>> m_decoders; //!< By encoding.
    QByteArray m_notUtf8; //!< The texts of the record that are not UTF-8,
    QByteArray m_likely; //!< and the encoding that they look most like, once that is asked.
    bool m_isDoubtful = false; //!< A text of the record is a guess.
};

} // namespace catalpa::exchange
