// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/xmlelements.h"

#include "exchange/reader.h"

namespace catalpa::exchange {

XmlElements::XmlElements(QIODevice &device, const QByteArray &encoding, const QByteArray &name)
    : m_source(device, encoding)
    , m_name(name)
    , m_decoder(std::make_unique<Decoder>("UTF-8"))
{
}

//! The encoding that the XML declaration names, for what is not in Unicode anyway.
void XmlElements::readDeclaration(QByteArrayView tag)
{
    if (!tag.startsWith("?xml"))
        return;
    const QByteArray declaration = tag.toByteArray();
    const qsizetype at = declaration.indexOf("encoding=");
    if (at < 0)
        return;
    const char quote = at + 9 < declaration.size() ? declaration.at(at + 9) : '"';
    const QByteArray encoding = declaration.mid(at + 10, declaration.indexOf(quote, at + 10) - at - 10).toUpper();
    if (!encoding.startsWith("UTF-"))
        m_decoder = std::make_unique<Decoder>(encoding);
}

XmlElements::Tag XmlElements::tagOf(QByteArrayView tag) const
{
    const bool closes = tag.startsWith('/');
    const bool isEmpty = tag.endsWith('/');
    QByteArrayView name = closes ? tag.sliced(1) : tag;
    qsizetype end = 0;
    while (end < name.size() && QByteArrayView(" \t\r\n/").indexOf(name[end]) < 0)
        ++end;
    name = name.first(end);
    if (const qsizetype colon = name.indexOf(':'); colon >= 0)
        name = name.sliced(colon + 1);
    if (name != m_name)
        return Tag::Other;
    return closes ? Tag::Closes : isEmpty ? Tag::Empty : Tag::Opens;
}

std::optional<XmlElements::Element> XmlElements::next()
{
    QByteArray element;
    bool isInside = false;
    bool isTooLong = false;
    for (auto part = m_source.upTo('>'); part; part = m_source.upTo('>')) {
        const qsizetype begin = part->bytes.lastIndexOf('<') + 1;
        const QByteArrayView tag =
            begin > 0 && part->isEnded ? QByteArrayView(part->bytes).sliced(begin) : QByteArrayView();
        readDeclaration(tag);
        const Tag kind = tagOf(tag);
        if (kind == Tag::Opens) {
            isInside = true;
            isTooLong = false;
            element = '<' + tag.toByteArray() + '>';
            continue;
        }
        if (!isInside)
            continue;
        isTooLong = isTooLong || part->isTooLong || element.size() + part->bytes.size() > largestRecord;
        element += isTooLong ? QByteArray() : part->bytes + '>';
        if (kind != Tag::Closes)
            continue;
        if (isTooLong)
            return Element{{}, true, false, true};
        const Decoded decoded = m_decoder->decode(element);
        return Element{decoded.text, false, decoded.isDoubtful, true};
    }
    if (isInside)
        return Element{{}, isTooLong, false, false};
    return {};
}

} // namespace catalpa::exchange
