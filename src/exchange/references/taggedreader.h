// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/reader.h"
#include "exchange/references/tagged.h"
#include "exchange/text/bytesource.h"
#include "exchange/text/decoder.h"

#include <QtCore/QSet>

namespace catalpa::exchange {

//! Reads records whose lines begin with tags: RIS, and EndNote's form of refer. Lines without a tag belong to the one
//! before. A record that is not closed ends where the next one begins.
class TaggedReader final : public RecordReader {
public:
    enum class Form {
        Ris, //!< "TY  - BOOK" to "ER  - ".
        EndNote, //!< "%0 Book" to an empty line that a tag or nothing follows.
    };

    TaggedReader(QIODevice &device, const QByteArray &encoding, Form form);

    qint64 bytesRead() const override { return m_source.bytesRead(); }

protected:
    Found find() override;

private:
    //! The lines of one record.
    struct Gathered {
        QList<TaggedField> fields{};
        qint64 begin = 0; //!< Its first line.
        qsizetype size = 0;
        bool isDoubtful = false; //!< Some bytes were not of the encoding.
    };
    Gathered gather();
    QStringList newTags(const QList<TaggedField> &fields);
    std::optional<TaggedField> fieldOf(const QString &line) const;
    bool begins(const TaggedField &field, const QList<TaggedField> &before) const;

    ByteSource m_source;
    Decoder m_decoder;
    Form m_form;
    std::optional<TaggedField> m_first; //!< Of the next record, when it was read too far.
    QSet<QString> m_told; //!< Tags of which it was said that they are not taken.
    qint64 m_line = 0;
    qint64 m_begin = 0; //!< The line of m_first.
};

} // namespace catalpa::exchange
