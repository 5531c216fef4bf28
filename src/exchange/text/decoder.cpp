// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/decoder.h"

#include "exchange/text/codepage.h"

#include <QtCore/QStringDecoder>

#include <yaz/yaz-iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace catalpa::exchange {

struct Decoder::Conversion {
    Conversion(const char *encoding)
        : handle(yaz_iconv_open("UTF-8", encoding))
    {
    }
    ~Conversion()
    {
        if (handle)
            yaz_iconv_close(handle);
    }
    Q_DISABLE_COPY_MOVE(Conversion)

    //! One call of iconv; a null \a bytes flushes. What it made is appended to \a text.
    std::size_t run(const char **bytes, std::size_t &left, QByteArray &text) const
    {
        std::array<char, 4096> room;
        char *out = room.data();
        std::size_t free = room.size();
        const std::size_t done = yaz_iconv(handle, const_cast<char **>(bytes), bytes ? &left : nullptr, &out, &free);
        text.append(room.data(), out - room.data());
        return done;
    }

    yaz_iconv_t handle;
};

Decoder::Decoder(const QByteArray &encoding)
    : m_isWindows1252(encoding == "windows-1252")
{
    if (m_isWindows1252 || encoding.isEmpty() || encoding.compare("UTF-8", Qt::CaseInsensitive) == 0
        || encoding.startsWith("UTF-16"))
        return;
    m_conversion = std::make_unique<Conversion>(encoding.constData());
    if (!m_conversion->handle)
        m_conversion.reset();
}

Decoder::~Decoder() = default;

Decoded Decoder::decode(QByteArrayView bytes)
{
    if (!m_conversion) {
        if (m_isWindows1252)
            return {fromWindows1252(bytes), false};
        const bool isRight = isUtf8(bytes);
        return {isRight || isMostlyUtf8(bytes) ? QString::fromUtf8(bytes) : fromWindows1252(bytes), !isRight};
    }
    constexpr std::size_t failed = std::size_t(-1);
    Decoded decoded;
    QByteArray text;
    const char *from = bytes.data();
    std::size_t left = std::size_t(bytes.size());
    while (left > 0) {
        if (m_conversion->run(&from, left, text) != failed || yaz_iconv_error(m_conversion->handle) == YAZ_ICONV_E2BIG)
            continue;
        decoded.isDoubtful = true;
        text.append("\xEF\xBF\xBD");
        m_conversion->run(nullptr, left, text);
        ++from;
        --left;
    }
    for (int i = 0; i < 2; ++i) // What it has kept back, such as a letter that waited for its accents.
        m_conversion->run(nullptr, left, text);
    decoded.text = QString::fromUtf8(text);
    return decoded;
}

QByteArray encodingNamed(const QString &name)
{
    const QByteArray typed = name.trimmed().toLatin1();
    for (const QByteArray known : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"}) {
        if (typed.compare(known, Qt::CaseInsensitive) == 0)
            return known;
    }
    if (typed.compare("UTF8", Qt::CaseInsensitive) == 0)
        return "UTF-8";
    if (typed.compare("CP1252", Qt::CaseInsensitive) == 0)
        return "windows-1252";
    const bool isOther =
        !typed.isEmpty() && !typed.toUpper().startsWith("UTF") && Decoder::Conversion(typed.constData()).handle;
    return isOther ? typed : QByteArray();
}

bool isUtf8(QByteArrayView bytes)
{
    if (isAscii(bytes))
        return true;
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

bool isAscii(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char byte) { return (byte & '\x80') != 0; });
}

QString fromWindows1252(QByteArrayView bytes)
{
    constexpr std::array<char16_t, 32> above{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                             0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        if (character >= u'\u0080' && character <= u'\u009F')
            character = above[character.unicode() - 0x80U];
    }
    return text;
}

} // namespace catalpa::exchange
