// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "ui/printing/pages/printout.h"

#include <QtCore/QObject>

#include <optional>

namespace catalpa::ui {

//! Reads what is to be printed, in the background. Dropping it ends it, at the server too.
class PrintReader : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 mostRows = 100'000;
    static constexpr qint64 mostLetters = 50'000'000;

    virtual void start() = 0;

Q_SIGNALS:
    //! \a total is 0 where it is not known.
    void progressed(qint64 rows, qint64 total);
    void finished(const catalpa::ui::Printout &printout);
    void failed(const catalpa::Error &error);

protected:
    //! Why so much cannot be printed at once; nothing when it can.
    static std::optional<Error> tooMuch(qint64 rows, qint64 letters);
};

//! What is there already.
class ReadyPrintReader final : public PrintReader {
    Q_OBJECT

public:
    explicit ReadyPrintReader(const Printout &printout)
        : m_printout(printout)
    {
    }

    void start() override;

private:
    Printout m_printout;
};

} // namespace catalpa::ui
