/// The parsers of the REST framework.
enum DjangoParser {
  /// The class for each media type that has one.
  static let classes = [
    "application/json": "rest_framework.parsers.JSONParser",
    "application/x-www-form-urlencoded": "rest_framework.parsers.FormParser",
    "multipart/form-data": "rest_framework.parsers.MultiPartParser",
  ]
}
