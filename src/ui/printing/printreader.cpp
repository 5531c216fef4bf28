// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/printreader.h"

#include "base/text.h"

#include <QtCore/QLocale>

namespace catalpa::ui {

std::optional<Error> PrintReader::tooMuch(qint64 rows, qint64 letters)
{
    if (rows > mostRows) {
        return Error{
            .kind = ErrorKind::Invalid,
            .message =
                Text::tr("Up to %1 rows can be printed at once. Search for fewer.").arg(QLocale().toString(mostRows)),
            .detail = {}};
    }
    if (letters > mostLetters) {
        return Error{.kind = ErrorKind::Invalid,
                     .message = Text::tr("Up to %1 letters can be printed at once. Search for fewer rows, or hide a "
                                         "column of long texts.")
                                    .arg(QLocale().toString(mostLetters)),
                     .detail = {}};
    }
    return std::nullopt;
}

void ReadyPrintReader::start()
{
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT finished(m_printout); }, Qt::QueuedConnection);
}

} // namespace catalpa::ui
