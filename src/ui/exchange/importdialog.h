// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "exchange/catalogue/bookexchange.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace Ui {
class ImportDialog;
}

namespace catalpa::ui {

class Prompts;

//! Where an import goes.
struct ImportTarget {
    ConnectionAddress address;
    CatalogueCapabilities capabilities;
    QString name; //!< Of the catalogue, for people.
};

//! Brings the books of a file into a catalogue: what the file is, with its first records as they will be; what would be
//! done, in numbers; doing it. Deletes itself when closed. While something runs, closing stops that first.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    //! All must outlive the dialog.
    ImportDialog(exchange::BookExchange &exchange, ImportTarget target, QSettings &settings, Prompts &prompts,
                 QWidget *parent = nullptr);
    ~ImportDialog() override;

    //! Shows what a file is.
    void open(const QString &path);
    using QDialog::open;
    //! The page of the catalogue has gone: what runs ends behind the part that is on its way, and the dialog stays, to
    //! say what has been added or to go on.
    void leave();
    //! The page of this catalogue is there again: what was chosen is read or checked anew with that.
    void enter(const ImportTarget &target);

Q_SIGNALS:
    //! Books have been added, all of the file or not, or may have been.
    void imported(const catalpa::exchange::ImportReport &report);

protected:
    void reject() override;

private:
    enum class Step { Reading, Asking, Checking, Planned, Running, Done };

    void arrange();
    void connectButtons();
    void readPreview();
    void showPreview(const exchange::FilePreview &preview);
    void run(bool isDry);
    void showProgress(const exchange::ExchangeProgress &progress);
    void showPlan(const Result<exchange::ImportReport> &report);
    void showDone(const Result<exchange::ImportReport> &report);
    void setStep(Step step);
    void updateButtons();
    bool isBusy() const { return m_step == Step::Checking || m_step == Step::Running; }

    std::unique_ptr<Ui::ImportDialog> m_ui;
    exchange::BookExchange &m_exchange;
    ImportTarget m_target;
    QSettings &m_settings;
    Prompts &m_prompts;
    QString m_path;
    Step m_step = Step::Reading;
    bool m_isThere = true; //!< The page of the catalogue.
    bool m_hasRecords = false;
    bool m_addsDoubles = false;
    bool m_takesNameless = false;
    QStringList m_header; //!< Of the table that is shown.
    exchange::ImportReport m_report; //!< Of the last run.
    exchange::BookExchange::Stop m_stop;
    Pending m_reading;
    Pending m_running;
};

} // namespace catalpa::ui
