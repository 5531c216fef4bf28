// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

namespace catalpa::exchange {

//! Bytes as text.
struct Decoded {
    QString text; //!< Not in NFC yet.
    bool isDoubtful = false; //!< The bytes were not of the encoding; what could be made of them is there.

    bool operator==(const Decoded &) const = default;
};

//! Reads text in an encoding by its name: "UTF-8", "MARC-8", "ISO 5426", "windows-1251" …, whatever YAZ and the
//! system know; one that nobody knows is read as UTF-8. UTF-16 is for ByteSource, and is UTF-8 here.
class Decoder final {
    Q_DISABLE_COPY_MOVE(Decoder)

public:
    explicit Decoder(const QByteArray &encoding);
    ~Decoder();

    //! Each call begins anew, with none of the shifts that the text before has left. Bytes that say nothing in the
    //! encoding become U+FFFD; text that should be UTF-8 and is nothing of the kind is read as Windows-1252 instead.
    Decoded decode(QByteArrayView bytes);

private:
    friend QByteArray encodingNamed(const QString &name);
    struct Conversion;
    bool m_isWindows1252;
    std::unique_ptr<Conversion> m_conversion; //!< Null for UTF-8 and Windows-1252.
};

//! The encoding as a Decoder and a ByteSource want its name; empty for one that nobody knows.
QByteArray encodingNamed(const QString &name);

//! Whether bytes are UTF-8 as it has to be.
bool isUtf8(QByteArrayView bytes);
bool isAscii(QByteArrayView bytes);

//! Windows-1252, in which every byte says something (https://encoding.spec.whatwg.org/#windows-1252).
QString fromWindows1252(QByteArrayView bytes);

} // namespace catalpa::exchange
