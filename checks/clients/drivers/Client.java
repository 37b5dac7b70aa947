import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java's own HttpClient, which speaks HTTP/2 by itself. Trust and names of hosts come from system properties. */
public class Client {
  public static void main(String[] arguments) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String url = "https://api.push.apple.com:" + arguments[0] + "/3/device/" + field(order, "to");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .header("authorization", "bearer " + field(order, "jwt"))
              .header("apns-topic", field(order, "topic"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"aps\":{\"alert\":\"" + field(order, "text") + "\"}}"))
              .build();
      String said;
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        said = answer.statusCode() == 200 ? "ok" : answer.statusCode() + " " + field(answer.body(), "reason");
      } catch (java.io.IOException error) {
        said = "thrown: " + error.getMessage().replaceAll(":\\d+", "");
      }
      System.out.println("\"" + said.replace("\"", "'") + "\"");
    }
  }

  /** The text of a member; nothing in these has to be escaped. */
  private static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
