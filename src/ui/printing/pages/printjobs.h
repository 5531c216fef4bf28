// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/pages/printedpages.h"

#include <QtCore/QFuture>
#include <QtGui/QImage>

QT_BEGIN_NAMESPACE
class QPrinter;
QT_END_NAMESPACE

namespace catalpa::ui::printjobs {

//! All of this works in a thread for printing alone, so that nothing else waits for it. Progress, which may not be
//! null here, comes from there; wrap it with queued(). The answers tell of Stop as PrintedPages::of() does.
using Pages = std::shared_ptr<const PrintedPages>;
using Stop = PrintedPages::Stop;
using Progress = PrintedPages::Progress;

QFuture<Result<Pages>> setOut(std::shared_ptr<const Printout> printout, const PageForm &form, Stop stop,
                              Progress progress);
//! A page, so many pixels wide.
QFuture<Result<QImage>> picture(Pages pages, qsizetype page, int width, Stop stop);
//! Writes a file, which is there whole or not at all. The answer is the number of pages.
QFuture<Result<qsizetype>> writePdf(const QString &path, Pages pages, Stop stop, Progress progress);
//! Sets the printout out anew for the paper of the printer, and prints the pages that were chosen there.
QFuture<Result<qsizetype>> print(std::shared_ptr<QPrinter> printer, Pages pages, Stop stop, Progress progress);

//! Keeps rows; who lets go of them last does as discard() does.
std::shared_ptr<const Printout> kept(const Printout &printout);
//! Gives up rows that nobody wants any more: to free a million texts takes a while.
void discard(Printout printout);

} // namespace catalpa::ui::printjobs
