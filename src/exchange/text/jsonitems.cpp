// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/jsonitems.h"

#include "exchange/reader.h"

#include <QtCore/QJsonDocument>

namespace catalpa::exchange {
namespace {

//! Follows the braces of an object, but not those in its strings.
class Braces final {
public:
    //! Whether the object is at its end behind \a part.
    bool take(QByteArrayView part)
    {
        for (const char byte : part) {
            if (m_isString)
                takeInString(byte);
            else if (byte == '"')
                m_isString = true;
            else if (byte == '{')
                ++m_depth;
            else if (byte == '}')
                --m_depth;
        }
        return m_depth <= 0 && !m_isString;
    }

private:
    void takeInString(char byte)
    {
        if (m_isEscaped)
            m_isEscaped = false;
        else if (byte == '\\')
            m_isEscaped = true;
        else if (byte == '"')
            m_isString = false;
    }

    int m_depth = 0;
    bool m_isString = false;
    bool m_isEscaped = false;
};

} // namespace

JsonItems::JsonItems(QIODevice &device, const QByteArray &encoding)
    : m_source(device, encoding)
{
}

JsonItems::Item JsonItems::next()
{
    if (const auto before = m_source.upTo('{'); !before || !before->isEnded)
        return {};
    QByteArray object("{");
    Braces braces;
    braces.take(object);
    bool isTooLong = false;
    for (auto part = m_source.upTo('}'); part; part = m_source.upTo('}')) {
        isTooLong = isTooLong || part->isTooLong || object.size() + part->bytes.size() > largestRecord;
        if (isTooLong)
            object.clear();
        else
            object += part->bytes + '}';
        if (part->isTooLong || !part->isEnded)
            break;
        if (braces.take(part->bytes + '}'))
            break;
    }
    if (isTooLong)
        return Trouble::TooLong;
    const QJsonDocument document = QJsonDocument::fromJson(object);
    if (!document.isObject())
        return Trouble::Damaged;
    return document.object();
}

} // namespace catalpa::exchange
