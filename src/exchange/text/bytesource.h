// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringDecoder>

#include <optional>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! A file as a row of pieces, in memory that does not grow with it. What is in UTF-16 comes as UTF-8; a byte order mark
//! is left out.
class ByteSource final {
    Q_DISABLE_COPY_MOVE(ByteSource)

public:
    struct Piece {
        QByteArray bytes; //!< Without what ends it; of a piece that is too long nothing.
        bool isEnded = false; //!< False for the last one, when nothing ends it.
        bool isTooLong = false; //!< More than largestRecord; it has been passed over.
    };

    //! \a encoding: a name such as Recognition has. The device stays with who has it, and has to be open.
    ByteSource(QIODevice &device, const QByteArray &encoding);

    //! What comes up to LF, CR or CR LF; nothing at the end.
    std::optional<Piece> line();
    //! What comes up to a byte; nothing at the end.
    std::optional<Piece> upTo(char end);
    //! Passes over the bytes of \a filler.
    void skip(QByteArrayView filler);

    qint64 bytesRead() const { return m_bytesRead; }
    QString error() const { return m_error; } //!< Of the device, in its words; empty when there was none.

private:
    bool fetch();
    template <typename Find>
    std::optional<Piece> piece(Find find);

    QIODevice &m_device;
    std::optional<QStringDecoder> m_decoder; //!< For UTF-16.
    QByteArray m_buffer;
    qsizetype m_position = 0;
    qint64 m_bytesRead = 0;
    QString m_error;
    bool m_hasBegun = false;
    bool m_isAfterReturn = false; //!< A line feed that comes now belongs to the line before.
};

} // namespace catalpa::exchange
