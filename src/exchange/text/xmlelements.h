// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/text/bytesource.h"
#include "exchange/text/decoder.h"

namespace catalpa::exchange {

//! The elements of one name in an XML document, each as a text of its own, so that what is wrong in one does not hide
//! the others, and the document is never in the memory as a whole. Of elements within each other the inner ones.
class XmlElements final {
public:
    struct Element {
        QString text; //!< From its tag to its closing tag. Prefixes of names may have no declaration in it.
        bool isTooLong = false; //!< More than largestRecord; it has no text.
        bool isDoubtful = false; //!< Some bytes were not of the encoding.
        bool isEnded = true; //!< False where the document ends first.
    };

    //! \a name: without a prefix; elements with any prefix are found.
    XmlElements(QIODevice &device, const QByteArray &encoding, const QByteArray &name);

    std::optional<Element> next(); //!< Nothing at the end.
    const ByteSource &source() const { return m_source; }

private:
    enum class Tag { Other, Opens, Closes, Empty };
    Tag tagOf(QByteArrayView tag) const;
    void readDeclaration(QByteArrayView tag);

    ByteSource m_source;
    QByteArray m_name;
    std::unique_ptr<Decoder> m_decoder;
};

} // namespace catalpa::exchange
