// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "exchange/catalogue/bookexchange.h"
#include "ui/widgets/windows/autosizedialog.h"

namespace Ui {
class ExportDialog;
}

namespace catalpa::ui {

class Prompts;

//! What can be exported, and of which catalogue.
struct ExportSource {
    //! Which books, and in words.
    struct Choice {
        QString text; //!< With a mnemonic.
        QString heading; //!< "Books found by “winter”".
        exchange::ExportWishes wishes{};
    };

    ConnectionAddress address;
    CatalogueCapabilities capabilities;
    std::optional<Choice> seen{};
    std::optional<Choice> selected{};
    Choice all{};
    bool isSelectionMeant = false; //!< More than the row of the cursor is selected.
    int unsaved = 0; //!< Edits that the database does not have yet, so that they are not exported.
};

//! Writes books into a file for other programs, whole or not at all. Deletes itself when closed; what runs is then
//! stopped.
class ExportDialog final : public AutoSizeDialog {
    Q_OBJECT

public:
    //! Both must outlive the dialog.
    ExportDialog(exchange::BookExchange &exchange, ExportSource source, Prompts &prompts, QWidget *parent = nullptr);
    ~ExportDialog() override;

    //! The page of the catalogue has gone: what runs goes on, and what was chosen stays.
    void leave();
    //! The page of this catalogue is there again, so that books can be exported.
    void enter(const CatalogueCapabilities &capabilities);

protected:
    void done(int result) override;

private:
    void arrange();
    const ExportSource::Choice &choice() const;
    exchange::Format format() const;
    void chooseFile();
    void start(const QString &path);
    void stop();
    void showOutcome(const QString &path, const Result<exchange::ExportReport> &report);
    void showDone(const QString &path, const exchange::ExportReport &report);
    void showRunning(bool isRunning);

    std::unique_ptr<Ui::ExportDialog> m_ui;
    exchange::BookExchange &m_exchange;
    ExportSource m_source;
    Prompts &m_prompts;
    bool m_isThere = true; //!< The page of the catalogue.
    exchange::BookExchange::Stop m_stop; //!< Null while nothing runs.
    Pending m_running;
};

} // namespace catalpa::ui
