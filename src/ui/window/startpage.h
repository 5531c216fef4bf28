// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/recentconnections.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class StartPage;
}

namespace catalpa::ui {

//! "Your catalogue": three ways on equal footing, and what was open before.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);
    ~StartPage() override;

    void setRemembered(const QList<RememberedConnection> &connections);

Q_SIGNALS:
    void localRequested();
    void sampleRequested();
    void connectRequested();
    void rememberedRequested(const QString &name);
    //! A catalogue is to be taken off this page.
    void forgetRequested(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addCommands();
    void paintPicture();

    std::unique_ptr<Ui::StartPage> m_ui;
};

} // namespace catalpa::ui
