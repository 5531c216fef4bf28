// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/text/bytesource.h"

#include <QtCore/QJsonObject>

#include <variant>

namespace catalpa::exchange {

//! The objects of a JSON text that stand at its top, or in lists there, one after another: the text is never in the
//! memory as a whole.
class JsonItems final {
public:
    enum class Trouble {
        TooLong, //!< More than largestRecord.
        Damaged, //!< No JSON.
    };
    //! Nothing at the end.
    using Item = std::optional<std::variant<QJsonObject, Trouble>>;

    JsonItems(QIODevice &device, const QByteArray &encoding);

    Item next();
    const ByteSource &source() const { return m_source; }

private:
    ByteSource m_source;
};

} // namespace catalpa::exchange
