/// The targets, in the order in which their files are listed.
package enum AllTargets {
  /// All of them.
  package static let all: [Target] = [
    .server,
    .swift,
    .django,
    .nginx,
    .caddy,
    .env,
    .openapi,
    .compose,
    .kubernetes,
    .client,
  ]
}
