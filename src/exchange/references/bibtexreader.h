// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/reader.h"
#include "exchange/references/bibtexparents.h"
#include "exchange/text/bytesource.h"
#include "exchange/text/decoder.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace catalpa::exchange {

//! Reads the entries of a file of BibTeX or biblatex. An entry that is not closed ends where the next one begins.
class BibTexReader final : public RecordReader {
public:
    BibTexReader(QIODevice &device, const QByteArray &encoding);

    qint64 bytesRead() const override { return m_source.bytesRead(); }

protected:
    Found find() override;

private:
    struct RawEntry {
        QByteArray bytes; //!< From the at sign on; empty where it is too long.
        qint64 line = 0;
        bool isClosed = false;
    };
    std::optional<RawEntry> nextEntry();
    std::optional<ByteSource::Piece> line();
    QStringList newFields(const BibTexEntry &entry);
    bool define(const QHash<QString, QString> &macros);
    void inherit(BibTexEntry &entry);

    QIODevice &m_device;
    QByteArray m_encoding;
    ByteSource m_source;
    Decoder m_decoder;
    std::optional<ByteSource::Piece> m_waiting; //!< A line that was read too far.
    qint64 m_line = 0;
    QHash<QString, QString> m_macros; //!< Of @string; largestRecord together at most.
    qsizetype m_macroSize = 0;
    std::optional<BibTexParents> m_parents; //!< When an entry has asked for one.
    QSet<QString> m_told; //!< Fields of which it was said that they are not taken.
};

} // namespace catalpa::exchange
