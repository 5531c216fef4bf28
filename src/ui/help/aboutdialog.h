// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "base/versioninfo.h"
#include "core/connectionaddress.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class AboutDialog;
}

namespace catalpa::ui {

//! The catalogue that is open, as far as a report of a fault may tell of it.
struct OpenCatalogue {
    QString kind; //!< In words, such as "Neon, through its pooler"; no address. Empty when none is open.
    QString serverVersion;
};
//! Without the version of the server; \a address is null when none is open.
OpenCatalogue openCatalogueAt(const ConnectionAddress *address);

//! Version, commit, what the program is made of, and its licence. Deletes itself when closed.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a versions may arrive later.
    AboutDialog(const QFuture<Result<VersionInfo>> &versions, const OpenCatalogue &open, QWidget *parent = nullptr);
    ~AboutDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showVersions(const VersionInfo &versions);
    void paintPicture();
    QString diagnostics() const;

    std::unique_ptr<Ui::AboutDialog> m_ui;
    VersionInfo m_versions;
    OpenCatalogue m_open;
    Pending m_reply;
};

} // namespace catalpa::ui
