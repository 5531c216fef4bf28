// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/remarksfile.h"

#include "base/futures.h"
#include "base/pending.h"
#include "base/text.h"
#include "platform/wholefile.h"
#include "ui/exchange/exchangepane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace catalpa::ui {

void saveRemarks(const exchange::ImportReport &report, const QString &importedFile, Prompts &prompts,
                 ExchangePane &pane)
{
    const QFileInfo file(importedFile);
    const QString suggestion = file.absolutePath() + u'/' + Text::tr("%1 - to note.csv").arg(file.completeBaseName());
    prompts.saveFile(pane.window(), Text::tr("Save this list"), suggestion, [report, &pane](const QString &path) {
        const auto writing = inBackground([path, bytes = exchange::remarksAsCsv(report)] {
            return platform::writeWholeFile(path, bytes, platform::WholeFile::Access::Usual);
        });
        deliver(writing, &pane, [&pane, path](const Result<> &written) {
            if (!written)
                return pane.banner().tell(written.error());
            pane.banner().tell(Banner::Tone::Success,
                               Text::tr("The list is saved in “%1”.").arg(QDir::toNativeSeparators(path)));
        }).detach();
    });
}

} // namespace catalpa::ui
