// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text/xmltext.h"

#include <QtCore/QXmlStreamReader>

namespace catalpa::exchange {

QString xmlText(const QString &text)
{
    QString clean;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        const bool isPair = character.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair) {
            clean += character;
            clean += text.at(++i);
        } else if (!character.isSurrogate() && character < u'\uFFFE'
                   && (character >= u' ' || character == u'\n' || character == u'\t')) {
            clean += character;
        }
    }
    return clean;
}

QString localName(const QXmlStreamReader &xml)
{
    const QStringView name = xml.qualifiedName();
    return name.sliced(name.lastIndexOf(u':') + 1).toString();
}

namespace {

QString textBetween(QXmlStreamReader &xml, const QString &separator)
{
    QString text;
    for (int depth = 1; depth > 0 && !xml.atEnd();) {
        const auto token = xml.readNext();
        const bool begins = token == QXmlStreamReader::StartElement;
        const bool ends = token == QXmlStreamReader::EndElement;
        depth += begins ? 1 : ends ? -1 : 0;
        if (begins || ends)
            text += separator;
        else if (token == QXmlStreamReader::Characters || token == QXmlStreamReader::EntityReference)
            text += xml.text();
    }
    return text;
}

} // namespace

QString elementText(QXmlStreamReader &xml)
{
    return textBetween(xml, {});
}

QString spacedText(QXmlStreamReader &xml)
{
    return textBetween(xml, QStringLiteral(" ")).simplified();
}

} // namespace catalpa::exchange
